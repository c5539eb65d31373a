package io.anumati.simulator.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

import io.anumati.simulator.instrument.Instrument;

/** The price and the trade of one instrument in any second: a function of seed, instrument and second. */
public final class Quotes {

    private static final double SWING = 0.01;
    private static final double SWING_OF_OPTIONS = 0.08;
    private static final int MOST_LOTS = 40;

    private final Instrument instrument;
    private final PricePath path;

    Quotes(Instrument instrument, long seed) {
        this.instrument = instrument;
        this.path = new PricePath(PricePath.mixed(seed * 31 + instrument.key().hashCode()),
                instrument.isOption() ? SWING_OF_OPTIONS : SWING);
    }

    BigDecimal price(Instant at) {
        return price(path.at(at.getEpochSecond()));
    }

    /** What the market trades in that second. */
    public long volume(long second) {
        return instrument.isIndex() ? 0 : instrument.lot() * (1 + (long) (path.draw(second) * MOST_LOTS));
    }

    long openInterest(Instant at) {
        return instrument.isDerivative() ? instrument.lot() * (20_000L + (long) (path.at(at.getEpochSecond()) * 50_000)) : 0;
    }

    /** One candle of the seconds from the first up to, not including, the second. */
    Candle candle(Instant from, Instant to) {
        long volume = 0;
        double open = path.at(from.getEpochSecond());
        double high = open;
        double low = open;
        double close = open;
        for (long second = from.getEpochSecond(); second < to.getEpochSecond(); second++) {
            close = path.at(second);
            high = Math.max(high, close);
            low = Math.min(low, close);
            volume += volume(second);
        }
        return new Candle(from, price(open), price(high), price(low), price(close), volume, openInterest(to));
    }

    /** On tick, within the day's band. */
    private BigDecimal price(double offset) {
        BigDecimal tick = instrument.tick();
        BigDecimal ticks = BigDecimal.valueOf(instrument.price().doubleValue() * (1 + offset)).divide(tick, 0,
                RoundingMode.HALF_UP);
        return ticks.max(BigDecimal.ONE).multiply(tick).min(instrument.upper()).max(instrument.lower()).setScale(2,
                RoundingMode.HALF_UP);
    }
}
