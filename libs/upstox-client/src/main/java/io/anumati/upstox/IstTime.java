package io.anumati.upstox;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;

/** The broker's clock: Asia/Kolkata, written without zone. */
public final class IstTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private static final LocalTime TOKEN_END = LocalTime.of(3, 30);
    private static final LocalTime OPENING = LocalTime.of(5, 30);
    private static final DateTimeFormatter YEAR_FIRST = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss", Locale.ENGLISH);

    private IstTime() {
    }

    /** Both styles the broker writes; empty for nothing or anything else. */
    public static Optional<Instant> parse(String text) {
        return text == null ? Optional.empty()
                : parse(text.strip(), text.strip().indexOf('-') == 2 ? DAY_FIRST : YEAR_FIRST);
    }

    /** When a token issued at this time ends: the next 03:30 IST, whatever the time of issue. */
    public static Instant tokenEnd(Instant issuedAt) {
        return next(TOKEN_END, issuedAt);
    }

    /** When orders and funds are open again after this time, should they be shut: the next 05:30 IST. */
    public static Instant opening(Instant now) {
        return next(OPENING, now);
    }

    private static Instant next(LocalTime time, Instant after) {
        ZonedDateTime from = after.atZone(ZONE);
        ZonedDateTime next = from.with(time);
        return (next.isAfter(from) ? next : next.plusDays(1)).toInstant();
    }

    private static Optional<Instant> parse(String text, DateTimeFormatter style) {
        try {
            return Optional.of(LocalDateTime.parse(text, style).atZone(ZONE).toInstant());
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    /** A time nobody can read is no reason to lose an order's state. */
    static final class Reader extends StdScalarDeserializer<Instant> {

        Reader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parse(parser.getValueAsString()).orElse(null);
        }
    }
}
