package io.anumati.vault.web;

import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.logmanager.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import io.anumati.vault.caller.RequestCause;

/** Puts the request's correlation id into logs and into the answer. */
public class CorrelationFilter {

    static final String MDC_KEY = "correlationId";

    private final RequestCause cause;

    CorrelationFilter(RequestCause cause) {
        this.cause = cause;
    }

    @ServerRequestFilter(preMatching = true)
    public void begin() {
        MDC.put(MDC_KEY, cause.correlationId());
    }

    @ServerResponseFilter
    public void end(ContainerResponseContext response) {
        response.getHeaders().putSingle(RequestCause.HEADER, cause.correlationId());
        response.getHeaders().putSingle("Cache-Control", "no-store");
    }
}
