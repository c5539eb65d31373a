package io.anumati.signal.service;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;

import io.anumati.contracts.Cause;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * What every request passes first: it gets a correlation id (the caller's {@code X-Correlation-Id}, else a new one) that stands
 * in each log line and each problem, and a body that says it is too large is refused unread.
 */
@ApplicationScoped
public class Requests {

    private static final String CORRELATION_ID = "correlationId";
    private static final String HEADER = "X-Correlation-Id";
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Ids ids;
    private final long bodyLimit;

    Requests(Ids ids, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize bodyLimit) {
        this.ids = ids;
        this.bodyLimit = bodyLimit.asLongValue();
    }

    void install(@Observes Filters filters) {
        filters.register(this::refuseLargeBody, 90);
        filters.register(this::correlate, 100);
    }

    /** The cause of whatever the current request publishes, with its trace. */
    public static Cause cause() {
        String id = correlationId();
        return new Cause(id, id, traceparent());
    }

    public static String correlationId() {
        return Optional.ofNullable(MDC.get(CORRELATION_ID)).map(Object::toString).orElse("none");
    }

    private static String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-%s-%s-%s".formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex())
                : null;
    }

    private void correlate(RoutingContext request) {
        String id = Optional.ofNullable(request.request().getHeader(HEADER))
                .filter(given -> ALLOWED.matcher(given).matches()).orElseGet(ids::next);
        MDC.put(CORRELATION_ID, id);
        request.response().putHeader(HEADER, id);
        request.next();
    }

    private void refuseLargeBody(RoutingContext request) {
        if (declaredLength(request) > bodyLimit) {
            request.response().setStatusCode(413).putHeader("content-type", "application/problem+json")
                    .putHeader("connection", "close")
                    .end(new JsonObject().put("status", 413).put("title", "Request Entity Too Large")
                            .put("code", "BODY_TOO_LARGE").put(CORRELATION_ID, correlationId()).encode());
        } else {
            request.next();
        }
    }

    private static long declaredLength(RoutingContext request) {
        try {
            return Long.parseLong(Optional.ofNullable(request.request().getHeader("content-length")).orElse("0"));
        } catch (NumberFormatException malformed) {
            return Long.MAX_VALUE;
        }
    }
}
