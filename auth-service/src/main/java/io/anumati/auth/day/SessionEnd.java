package io.anumati.auth.day;

import java.time.Instant;
import java.time.LocalTime;

import io.anumati.contracts.TradingDay;

/** When the day's session is over. */
public final class SessionEnd {

    /** Sessions are closed before the broker's API goes to sleep (compliance rule B5). */
    private static final LocalTime CUT_OFF = LocalTime.of(23, 30);

    private SessionEnd() {
    }

    /**
     * When an activation ends: at 23:30 or with the token, whichever comes first; after 23:30 with the token.
     *
     * @param tokenEnd end of the user's token, UTC
     */
    public static Instant activationEnd(Instant now, Instant tokenEnd) {
        Instant sessionEnd = now.atZone(TradingDay.ZONE).with(CUT_OFF).toInstant();
        return sessionEnd.isAfter(now) && sessionEnd.isBefore(tokenEnd) ? sessionEnd : tokenEnd;
    }
}
