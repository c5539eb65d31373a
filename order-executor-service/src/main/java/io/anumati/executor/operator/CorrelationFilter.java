package io.anumati.executor.operator;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

import org.jboss.logging.MDC;

/** Puts the request's correlation id into logs and into the answer. */
@Provider
@PreMatching
class CorrelationFilter implements ContainerRequestFilter, ContainerResponseFilter {

    static final String KEY = "correlationId";

    private static final String HEADER = "X-Correlation-Id";
    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final CorrelationIdProducer ids;

    CorrelationFilter(CorrelationIdProducer ids) {
        this.ids = ids;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String given = request.getHeaderString(HEADER);
        String id = Optional.ofNullable(given).filter(text -> USABLE.matcher(text).matches()).orElseGet(ids::next);
        request.setProperty(KEY, id);
        MDC.put(KEY, id);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Optional.ofNullable(request.getProperty(KEY)).ifPresent(id -> response.getHeaders().putSingle(HEADER, id));
    }
}
