package io.anumati.auth.web;

import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import io.anumati.auth.secret.IdSource;
import io.anumati.contracts.Cause;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

/** One id for all that a request causes: taken from the caller or made here, in the log, the answer and every event. */
@ApplicationScoped
public class Correlation {

    /** Name of the header and, as {@code correlationId}, of the log's field. */
    public static final String HEADER = "X-Correlation-Id";

    private static final String FIELD = "correlationId";
    private static final Pattern PLAUSIBLE = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    private final IdSource ids;

    Correlation(IdSource ids) {
        this.ids = ids;
    }

    @ServerRequestFilter(preMatching = true)
    public void open(ContainerRequestContext request) {
        String given = request.getHeaderString(HEADER);
        MDC.put(FIELD, given != null && PLAUSIBLE.matcher(given).matches() ? given : ids.id("req"));
    }

    @ServerResponseFilter
    public void close(ContainerResponseContext response) {
        response.getHeaders().putSingle(HEADER, id());
    }

    /** The current request's id, or a new one outside a request. */
    public String id() {
        Object known = MDC.get(FIELD);
        return known == null ? ids.id("req") : known.toString();
    }

    /** The current request as the cause of an event. */
    public Cause cause() {
        String id = id();
        SpanContext span = Span.current().getSpanContext();
        return new Cause(id, id, span.isValid()
                ? "00-%s-%s-%s".formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex())
                : null);
    }
}
