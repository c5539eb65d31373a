package io.anumati.vault.token;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The broker ends every day token at 03:30 in India, whenever it was issued (Upstox "Get Token"). */
final class DayEnd {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final LocalTime CUT_OFF = LocalTime.of(3, 30);

    private DayEnd() {
    }

    /** @return the first cut-off strictly after this instant */
    static Instant after(Instant now) {
        ZonedDateTime local = now.atZone(INDIA);
        ZonedDateTime today = local.with(CUT_OFF);
        return (today.isAfter(local) ? today : today.plusDays(1)).toInstant();
    }
}
