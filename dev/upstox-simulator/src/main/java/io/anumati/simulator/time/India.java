package io.anumati.simulator.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Indian time: days, formats and hours as the broker uses them. */
public final class India {

    public static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private static final LocalTime TOKENS_END = LocalTime.of(3, 30);
    private static final LocalTime NIGHT_ENDS = LocalTime.of(5, 30);
    private static final DateTimeFormatter ORDER_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZONE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd").withZone(ZONE);

    private India() {
    }

    /** {@code yyyy-MM-dd HH:mm:ss}, without zone. */
    public static String orderTime(Instant instant) {
        return ORDER_TIME.format(instant);
    }

    /** {@code yyMMdd}, as order ids start. */
    public static String day(Instant instant) {
        return DAY.format(instant);
    }

    /** The next 03:30, at which every token issued now ends. */
    public static Instant tokensEnd(Instant now) {
        ZonedDateTime local = now.atZone(ZONE);
        ZonedDateTime today = local.with(TOKENS_END);
        return (local.isBefore(today) ? today : today.plusDays(1)).toInstant();
    }

    public static LocalDate date(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** When a day starts. */
    public static Instant midnight(LocalDate date) {
        return date.atStartOfDay(ZONE).toInstant();
    }

    /** 00:00 to 05:30, when the broker takes no orders. */
    public static boolean isNight(Instant now) {
        return now.atZone(ZONE).toLocalTime().isBefore(NIGHT_ENDS);
    }
}
