package io.anumati.contracts;

import java.util.Objects;

/**
 * Why an event exists: carried from request to event to event, so that one id finds all that belongs together.
 *
 * @param correlationId one id for all that a request or a signal caused
 * @param causationId id of the direct cause
 * @param traceparent W3C trace context, or null outside a trace
 */
public record Cause(String correlationId, String causationId, String traceparent) {

    public Cause {
        Objects.requireNonNull(correlationId, "correlationId");
        Objects.requireNonNull(causationId, "causationId");
    }

    /** A first cause, for example an HTTP request. */
    public static Cause first(String correlationId) {
        return new Cause(correlationId, correlationId, null);
    }

    /** What an event causes next. */
    public static Cause from(EventEnvelope envelope) {
        return new Cause(envelope.correlationId(), envelope.id(), envelope.traceparent());
    }
}
