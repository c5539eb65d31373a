package io.anumati.simulator.market;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.time.India;

/** Candles of any day, past or today, of the same prices that trade. */
public final class Candles {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private record Day(String key, LocalDate date) {
    }

    private final Prices prices;
    private final TradingHours hours;
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
                candles.add(quotes.candle(at, earlier(at.plus(MINUTE), now.plusSeconds(1))));
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
        if (now.isBefore(session.get().closes())) {
            return Optional.of(whole(instrument, session.get(), now.plusSeconds(1)));
        }
        return Optional.of(days.computeIfAbsent(new Day(instrument.key(), date),
                _ -> whole(instrument, session.get(), session.get().closes())));
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

    private Candle whole(Instrument instrument, Session session, Instant until) {
        Candle traded = prices.quotes(instrument).candle(session.opens(), earlier(until, session.closes()));
        Instant midnight = India.midnight(India.date(session.opens()));
        return new Candle(midnight, traded.open(), traded.high(), traded.low(), traded.close(), traded.volume(),
                traded.openInterest());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
