package io.anumati.auth.day;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The exchange's calendar day and its cut-offs: the one place that knows the zone. */
public final class TradingDay {

    /** The exchange's zone. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    /** A broker token of the standard class ends at the next 03:30 (Upstox documentation, "Get Token"). */
    private static final LocalTime TOKEN_END = LocalTime.of(3, 30);
    /** Sessions are closed before the broker's API goes to sleep (compliance rule B5). */
    private static final LocalTime SESSION_END = LocalTime.of(23, 30);

    private TradingDay() {
    }

    public static LocalDate of(Instant now) {
        return now.atZone(ZONE).toLocalDate();
    }

    /** @return the next 03:30 of the exchange's zone, strictly after {@code now} */
    public static Instant nextTokenEnd(Instant now) {
        return next(TOKEN_END, now);
    }

    /**
     * When an activation ends: at 23:30 or with the token, whichever comes first; after 23:30 with the token.
     *
     * @param tokenEnd end of the user's token, UTC
     */
    public static Instant activationEnd(Instant now, Instant tokenEnd) {
        Instant sessionEnd = now.atZone(ZONE).with(SESSION_END).toInstant();
        return sessionEnd.isAfter(now) && sessionEnd.isBefore(tokenEnd) ? sessionEnd : tokenEnd;
    }

    private static Instant next(LocalTime time, Instant now) {
        ZonedDateTime today = now.atZone(ZONE).with(time);
        return today.toInstant().isAfter(now) ? today.toInstant() : today.plusDays(1).toInstant();
    }
}
