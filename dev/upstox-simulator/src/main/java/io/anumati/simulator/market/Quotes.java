package io.anumati.simulator.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

import io.anumati.simulator.instrument.Instrument;

/**
 * The price and the trade of one instrument in any second: a function of seed, instrument and second. A future follows its
 * underlying rupee by rupee, an option by half of it, up or down, and never to 0.
 */
final class Quotes {

    private static final double SWING = 0.01;
    private static final double OWN_SWING = 0.001;
    private static final double DELTA = 0.5;
    private static final int MOST_LOTS = 40;

    private final Instrument instrument;
    private final PricePath path;
    private final Optional<Quotes> underlying;
    private final double reference;

    Quotes(Instrument instrument, long seed, Optional<Quotes> underlying) {
        this.instrument = instrument;
        this.path = new PricePath(PricePath.mixed(seed * 31 + instrument.key().hashCode()),
                underlying.isPresent() ? OWN_SWING : SWING);
        this.underlying = underlying;
        this.reference = instrument.price().doubleValue();
    }

    BigDecimal price(Instant at) {
        return price(value(at.getEpochSecond()));
    }

    /** What the market trades in that second. */
    long volume(long second) {
        return instrument.isIndex() ? 0 : instrument.lot() * (1 + (long) (path.draw(second) * MOST_LOTS));
    }

    long openInterest(Instant at) {
        return instrument.isDerivative() ? instrument.lot() * (20_000L + (long) (path.at(at.getEpochSecond()) * 50_000)) : 0;
    }

    /** One candle of the seconds from the first up to, not including, the last. */
    Candle candle(Instant from, Instant to) {
        return candle(from, to, 1);
    }

    /** One candle of every so many seconds from the first up to, not including, the last. */
    Candle candle(Instant from, Instant to, int step) {
        long volume = 0;
        double open = value(from.getEpochSecond());
        double high = open;
        double low = open;
        double close = open;
        for (long second = from.getEpochSecond(); second < to.getEpochSecond(); second += step) {
            close = value(second);
            high = Math.max(high, close);
            low = Math.min(low, close);
            volume += step * volume(second);
        }
        return new Candle(from, price(open), price(high), price(low), price(close), volume, openInterest(to));
    }

    private double value(long second) {
        double own = path.at(second);
        if (underlying.isEmpty()) {
            return reference * (1 + own);
        }
        Quotes followed = underlying.get();
        double moved = followed.value(second) - followed.reference;
        return switch (instrument.type()) {
            case "CE" -> reference * Math.exp(DELTA * moved / reference + own);
            case "PE" -> reference * Math.exp(-DELTA * moved / reference + own);
            default -> reference * (1 + own) + moved;
        };
    }

    /** On tick, within the day's band. */
    private BigDecimal price(double value) {
        BigDecimal tick = instrument.tick();
        BigDecimal ticks = BigDecimal.valueOf(value).divide(tick, 0, RoundingMode.HALF_UP);
        return ticks.multiply(tick).min(instrument.upper()).max(instrument.lower()).setScale(2, RoundingMode.HALF_UP);
    }
}
