package io.anumati.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The exchange's calendar day: the one place that turns instants into trading dates. */
public final class TradingDay {

    /** Zone of NSE and BSE. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    /**
     * A broker token of the standard class ends at the next 03:30, whenever it was issued (Upstox documentation, "Get Token").
     */
    private static final LocalTime TOKEN_END = LocalTime.of(3, 30);

    private TradingDay() {
    }

    public static LocalDate of(Instant now) {
        return LocalDate.ofInstant(now, ZONE);
    }

    /** @return the next 03:30 of the exchange's zone, strictly after {@code now} */
    public static Instant nextTokenEnd(Instant now) {
        ZonedDateTime today = now.atZone(ZONE).with(TOKEN_END);
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
