package io.anumati.upstox;

import java.time.Instant;

/**
 * Where an exchange is in its day.
 *
 * @param status the broker's word, for example {@code NORMAL_OPEN}; words to come are kept
 * @param lastUpdated UTC
 * @param casEligibleStatus of what takes part in the closing auction, or null
 */
public record MarketStatus(String exchange, String status, Instant lastUpdated, Auction casEligibleStatus) {

    public MarketStatus {
        Text.need(exchange, "exchange");
        Text.need(status, "status");
    }

    /** Whether orders are matched continuously; a word that is not known is no. */
    public boolean isOpen() {
        return status.equals("NORMAL_OPEN");
    }

    public record Auction(String status, Instant lastUpdated) {
    }
}
