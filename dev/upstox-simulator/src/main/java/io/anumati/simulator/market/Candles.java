package io.anumati.simulator.market;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.time.India;

/**
 * Candles of any day, past or today, of the same prices that trade: of every second, and of every fifteenth for days more than
 * 400
 * days back, so that ten years take no more than a moment.
 */
public final class Candles {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;
    private static final int SPARSE = 15;
    private static final Period DENSE = Period.ofDays(400);

    private record Day(Instrument instrument, LocalDate date) {
    }

    /** The latest session up to a moment. */
    private record Growing(Instrument instrument, Session session, Candle candle, Instant until) {
    }

    private final Prices prices;
    private final TradingHours hours;
    private final Map<String, Growing> growing = new HashMap<>();
    private final Map<Day, Candle> days = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Day, Candle> eldest) {
            return size() > REMEMBERED;
        }
    };

    Candles(Prices prices, TradingHours hours) {
        this.prices = prices;
        this.hours = hours;
    }

    /** One candle of the seconds from the first up to, not including, the second; both within a session. */
    public Candle between(Instrument instrument, Instant from, Instant to) {
        return prices.quotes(instrument).candle(from, to);
    }

    /** A day's candles of one minute each, oldest first; the last may still grow. None for a day without trade. */
    public List<Candle> minutes(Instrument instrument, LocalDate date, Instant now) {
        List<Candle> candles = new ArrayList<>();
        Quotes quotes = prices.quotes(instrument);
        hours.session(Exchange.of(instrument), date).ifPresent(session -> {
            for (Instant at = session.opens(); at.isBefore(session.closes()) && !at.isAfter(now); at = at.plus(MINUTE)) {
                candles.add(quotes.candle(at, earlier(at.plus(MINUTE), now.plusSeconds(1)), step(date, now)));
            }
        });
        return candles;
    }

    /** A day as one candle, which starts at midnight; empty for a day without trade (yet). */
    public Optional<Candle> day(Instrument instrument, LocalDate date, Instant now) {
        Optional<Session> session = hours.session(Exchange.of(instrument), date)
                .filter(found -> !found.opens().isAfter(now));
        if (session.isEmpty()) {
            return Optional.empty();
        }
        Candle traded = now.isBefore(session.get().closes()) ? growing(instrument, session.get(), now.plusSeconds(1))
                : days.computeIfAbsent(new Day(instrument, date), _ -> prices.quotes(instrument).candle(session.get().opens(),
                        session.get().closes(), step(date, now)));
        return Optional.of(traded.startingAt(India.midnight(date)));
    }

    /** Candles put together by length, counted from the first one's start. */
    public static List<Candle> every(Duration length, List<Candle> candles) {
        List<Candle> merged = new ArrayList<>();
        List<Candle> parts = new ArrayList<>();
        for (Candle candle : candles) {
            if (!parts.isEmpty() && !candle.at().isBefore(parts.getFirst().at().plus(length))) {
                merged.add(Candle.of(parts));
                parts.clear();
            }
            parts.add(candle);
        }
        if (!parts.isEmpty()) {
            merged.add(Candle.of(parts));
        }
        return merged;
    }

    /** Adds what was traded since it was last asked for. */
    private Candle growing(Instrument instrument, Session session, Instant until) {
        Growing known = growing.get(instrument.key());
        boolean grows = known != null && known.instrument() == instrument && known.session().equals(session)
                && !known.until().isAfter(until);
        if (grows && known.until().getEpochSecond() == until.getEpochSecond()) {
            return known.candle();
        }
        Quotes quotes = prices.quotes(instrument);
        Candle candle = grows ? Candle.of(List.of(known.candle(), quotes.candle(known.until(), until)))
                : quotes.candle(session.opens(), until);
        growing.put(instrument.key(), new Growing(instrument, session, candle, until));
        return candle;
    }

    private static int step(LocalDate date, Instant now) {
        return date.isBefore(India.date(now).minus(DENSE)) ? SPARSE : 1;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
