package io.anumati.vault.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

import org.jboss.logmanager.MDC;

import io.anumati.vault.caller.RequestCause;

/** Puts the request's correlation id into logs and into the answer. No answer may be kept by anybody on the way. */
@Provider
@PreMatching
public class CorrelationFilter implements ContainerRequestFilter, ContainerResponseFilter {

    static final String MDC_KEY = "correlationId";

    private final RequestCause cause;

    CorrelationFilter(RequestCause cause) {
        this.cause = cause;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        MDC.put(MDC_KEY, cause.correlationId());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(RequestCause.HEADER, cause.correlationId());
        response.getHeaders().putSingle("Cache-Control", "no-store");
    }
}
