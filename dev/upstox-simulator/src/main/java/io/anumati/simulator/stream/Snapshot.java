package io.anumati.simulator.stream;

import java.util.List;
import java.util.Optional;

import io.anumati.simulator.market.Candle;

/**
 * What the market data feed can tell of an instrument at one moment. Prices in rupees, times in milliseconds since 1970.
 *
 * @param index whether it is an index, which has no depth
 * @param close the session before closed at
 * @param depth best first; empty for an index
 * @param option of options whose underlying is known
 */
record Snapshot(boolean index, double last, long tradedAt, long tradedQuantity, double close, Candle day, Candle minute,
        List<Level> depth, Optional<OptionPrice> option) {

    /** One level of the order book. */
    record Level(long bidQuantity, double bid, long askQuantity, double ask) {
    }

    long bidTotal() {
        return depth.stream().mapToLong(Level::bidQuantity).sum();
    }

    long askTotal() {
        return depth.stream().mapToLong(Level::askQuantity).sum();
    }
}
