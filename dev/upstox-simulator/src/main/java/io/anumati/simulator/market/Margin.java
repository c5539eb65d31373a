package io.anumati.simulator.market;

import java.math.BigDecimal;

/** What an order or position binds, in rupees, by the names of the margin call. */
public record Margin(BigDecimal span, BigDecimal exposure, BigDecimal equity, BigDecimal premium) {

    public static final Margin NONE = new Margin(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public BigDecimal total() {
        return span.add(exposure).add(equity).add(premium);
    }
}
