package io.anumati.upstox;

import java.math.BigDecimal;

/** A user's money in the older form; rupees. Since July 2025 {@code equity} holds all of it. */
public record FundsV2(Segment equity, Segment commodity) {

    public FundsV2 {
        if (equity == null) {
            throw new IllegalArgumentException("the funds are missing");
        }
    }

    public record Segment(BigDecimal availableMargin, BigDecimal usedMargin, BigDecimal payinAmount, BigDecimal spanMargin,
            BigDecimal adhocMargin, BigDecimal notionalCash, BigDecimal exposureMargin) {

        public Segment {
            Text.need(availableMargin, "available margin");
        }
    }
}
