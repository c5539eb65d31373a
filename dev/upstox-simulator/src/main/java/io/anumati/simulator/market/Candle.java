package io.anumati.simulator.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Prices of a while, in rupees.
 *
 * @param at when it starts
 * @param openInterest at its end; 0 for equity
 */
public record Candle(Instant at, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, long volume,
        long openInterest) {

    Candle startingAt(Instant moment) {
        return new Candle(moment, open, high, low, close, volume, openInterest);
    }

    /** One candle of several that follow each other. */
    public static Candle of(List<Candle> parts) {
        BigDecimal high = parts.stream().map(Candle::high).reduce(BigDecimal::max).orElseThrow();
        BigDecimal low = parts.stream().map(Candle::low).reduce(BigDecimal::min).orElseThrow();
        long volume = parts.stream().mapToLong(Candle::volume).sum();
        return new Candle(parts.getFirst().at(), parts.getFirst().open(), high, low, parts.getLast().close(), volume,
                parts.getLast().openInterest());
    }
}
