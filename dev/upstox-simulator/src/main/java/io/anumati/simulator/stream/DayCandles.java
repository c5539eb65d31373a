package io.anumati.simulator.stream;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.market.Candle;
import io.anumati.simulator.market.Candles;
import io.anumati.simulator.market.Session;

/** Candles of running sessions, which grow by what was added since they were last asked for. */
final class DayCandles {

    /** A session's candle up to a full minute. */
    private record Known(Instrument instrument, Session session, Instant until, Candle candle) {
    }

    private final Candles candles;
    private final Map<String, Known> known = new HashMap<>();

    DayCandles(Candles candles) {
        this.candles = candles;
    }

    /** The session up to the end of the given minute. */
    Candle day(Instrument instrument, Session session, Candle minute) {
        if (!minute.at().isAfter(session.opens())) {
            return minute;
        }
        Known before = known.get(instrument.key());
        boolean grows = before != null && before.instrument() == instrument && before.session().equals(session)
                && !before.until().isAfter(minute.at());
        Known whole = grows ? grown(before, minute.at())
                : new Known(instrument, session, minute.at(), candles.between(instrument, session.opens(), minute.at()));
        known.put(instrument.key(), whole);
        return Candle.of(List.of(whole.candle(), minute));
    }

    private Known grown(Known before, Instant until) {
        if (before.until().equals(until)) {
            return before;
        }
        Candle added = candles.between(before.instrument(), before.until(), until);
        return new Known(before.instrument(), before.session(), until, Candle.of(List.of(before.candle(), added)));
    }
}
