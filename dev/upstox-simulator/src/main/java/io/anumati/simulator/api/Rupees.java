package io.anumati.simulator.api;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts as account calls print them: with two decimals, and nothing as {@code 0.0}. */
final class Rupees {

    static final BigDecimal NOTHING = new BigDecimal("0.0");

    private Rupees() {
    }

    static BigDecimal shown(BigDecimal amount) {
        return amount.signum() == 0 ? NOTHING : amount.setScale(2, RoundingMode.HALF_UP);
    }
}
