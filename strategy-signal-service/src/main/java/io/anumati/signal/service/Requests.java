package io.anumati.signal.service;

import io.anumati.contracts.Cause;
import io.anumati.web.Correlation;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

/** The current request. */
public final class Requests {

    private Requests() {
    }

    /** The cause of whatever it publishes, with its trace. */
    public static Cause cause() {
        String id = Correlation.current().orElse("none");
        return new Cause(id, id, traceparent());
    }

    private static String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-%s-%s-%s".formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex())
                : null;
    }
}
