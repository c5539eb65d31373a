package io.anumati.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The CloudEvents 1.0 attributes of a record, carried in Kafka headers (binary mode, {@code ce_} prefix).
 *
 * @param id unique per event; a relay that publishes an event again uses the same id
 * @param source the service that speaks, for example {@code /auth-service}
 * @param type the event's simple name, for example {@code SignalRaised}
 * @param time when it happened, UTC
 * @param subject whom or what it is about: a user id, a strategy id, a partition
 * @param schemaVersion version of the event's record, from 1
 * @param correlationId one id for all that a request or a signal caused
 * @param causationId id of the event or request that directly caused this one
 * @param traceparent W3C trace context, or null outside a trace
 */
public record EventEnvelope(String id, String source, String type, Instant time, String subject, int schemaVersion,
        String correlationId, String causationId, String traceparent) {

    /** The only schema version so far. */
    public static final int SCHEMA_VERSION = 1;

    public EventEnvelope {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(correlationId, "correlationId");
        Objects.requireNonNull(causationId, "causationId");
    }

    /** An envelope of the current schema version for this event. */
    public static EventEnvelope of(Event event, String id, String source, Instant time, String subject, Cause cause) {
        return new EventEnvelope(id, source, event.getClass().getSimpleName(), time, subject, SCHEMA_VERSION,
                cause.correlationId(),
                cause.causationId(), cause.traceparent());
    }

    public Headers toHeaders() {
        Headers headers = new RecordHeaders();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", id);
        put(headers, "ce_source", source);
        put(headers, "ce_type", type);
        put(headers, "ce_time", time.toString());
        put(headers, "ce_subject", subject);
        put(headers, "ce_schemaversion", Integer.toString(schemaVersion));
        put(headers, "ce_correlationid", correlationId);
        put(headers, "ce_causationid", causationId);
        put(headers, "content-type", "application/json");
        if (traceparent != null) {
            put(headers, "traceparent", traceparent);
        }
        return headers;
    }

    /** @throws UnreadableRecord when an attribute is missing, has a control character or cannot be read */
    public static EventEnvelope from(Headers headers) {
        try {
            return new EventEnvelope(need(headers, "ce_id"), need(headers, "ce_source"), need(headers, "ce_type"),
                    Instant.parse(need(headers, "ce_time")), need(headers, "ce_subject"),
                    Integer.parseInt(need(headers, "ce_schemaversion")), need(headers, "ce_correlationid"),
                    need(headers, "ce_causationid"), text(headers, "traceparent").orElse(null));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new UnreadableRecord("CloudEvents headers cannot be read: " + malformed.getMessage(), malformed);
        }
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    private static String need(Headers headers, String name) {
        return text(headers, name).orElseThrow(() -> new IllegalArgumentException("header %s is missing".formatted(name)));
    }

    private static Optional<String> text(Headers headers, String name) {
        Optional<String> text = Optional.ofNullable(headers.lastHeader(name)).map(Header::value)
                .map(value -> new String(value, UTF_8));
        if (text.stream().flatMapToInt(String::chars).anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("header %s has a control character".formatted(name));
        }
        return text;
    }
}
