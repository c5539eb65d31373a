package io.anumati.simulator.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import io.anumati.simulator.time.India;
import io.anumati.simulator.time.MarketHours;

/** When the simulator trades: as the calendar says, or round the clock. */
public final class TradingHours {

    private static final int LONGEST_BREAK = 15;

    private final Calendar calendar;
    private final MarketHours kept;

    public TradingHours(Calendar calendar, MarketHours kept) {
        this.calendar = calendar;
        this.kept = kept;
    }

    public Calendar calendar() {
        return calendar;
    }

    public Optional<Session> session(Exchange exchange, LocalDate date) {
        return switch (kept) {
            case REAL -> calendar.session(exchange, date);
            case ALWAYS -> Optional.of(new Session(India.midnight(date), India.midnight(date.plusDays(1))));
        };
    }

    public boolean isOpen(Exchange exchange, Instant now) {
        return kept == MarketHours.ALWAYS
                || session(exchange, India.date(now)).filter(session -> session.holds(now)).isPresent();
    }

    /** The session that runs, or the last one before. */
    public Session latest(Exchange exchange, Instant now) {
        return before(exchange, India.date(now), now);
    }

    /** The session before the latest one. */
    public Session previous(Exchange exchange, Instant now) {
        Session latest = latest(exchange, now);
        return before(exchange, India.date(latest.opens()).minusDays(1), now);
    }

    private Session before(Exchange exchange, LocalDate from, Instant now) {
        for (LocalDate date = from; date.isAfter(from.minusDays(LONGEST_BREAK)); date = date.minusDays(1)) {
            Optional<Session> found = session(exchange, date).filter(session -> !session.opens().isAfter(now));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IllegalStateException("%s has been closed for long".formatted(exchange));
    }
}
