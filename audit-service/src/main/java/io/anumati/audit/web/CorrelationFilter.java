package io.anumati.audit.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.logmanager.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** One id per request: the caller's, if it is plain, or a fresh one; in logs and in the answer. */
@ApplicationScoped
public class CorrelationFilter {

    static final String MDC_KEY = "correlationId";

    private static final String HEADER = "X-Correlation-Id";

    private final IdSource ids;

    CorrelationFilter(IdSource ids) {
        this.ids = ids;
    }

    @ServerRequestFilter(preMatching = true)
    public void begin(ContainerRequestContext request) {
        String given = request.getHeaderString(HEADER);
        MDC.put(MDC_KEY, given != null && given.matches("[A-Za-z0-9_.:-]{1,128}") ? given : ids.next());
    }

    @ServerResponseFilter
    public void end(ContainerResponseContext response) {
        response.getHeaders().putSingle(HEADER, MDC.get(MDC_KEY));
        response.getHeaders().putSingle("Cache-Control", "no-store");
    }
}
