package io.anumati.simulator.position;

import java.math.BigDecimal;

import io.anumati.simulator.instrument.Instrument;

/** Shares a customer holds in the long term. Prices in rupees each. */
public record Holding(String userId, Instrument instrument, int quantity, BigDecimal averagePrice, BigDecimal lastPrice,
        BigDecimal closePrice) {

    public BigDecimal pnl() {
        return lastPrice.subtract(averagePrice).multiply(BigDecimal.valueOf(quantity));
    }
}
