package io.anumati.upstox;

import java.time.Instant;

/**
 * When an exchange trades on one day.
 *
 * @param exchange short code, for example {@code NSE}
 * @param startTime UTC
 * @param endTime UTC
 */
public record MarketHours(String exchange, Instant startTime, Instant endTime) {

    public MarketHours {
        Text.need(exchange, "exchange");
        if (startTime == null || endTime == null) {
            throw new IllegalArgumentException("the hours are missing");
        }
    }
}
