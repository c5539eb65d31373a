package io.anumati.vault.caller;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.RequestScoped;

import io.anumati.contracts.Cause;
import io.anumati.vault.request.IdSource;
import io.vertx.core.http.HttpServerRequest;

/** One request's correlation: the caller's header where it is well-formed, otherwise a fresh id. */
@RequestScoped
public class RequestCause {

    public static final String HEADER = "X-Correlation-Id";

    private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final Pattern TRACE = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final HttpServerRequest request;
    private final String correlationId;

    RequestCause(HttpServerRequest request, IdSource ids) {
        this.request = request;
        this.correlationId = header(HEADER, CORRELATION).orElseGet(ids::next);
    }

    public String correlationId() {
        return correlationId;
    }

    public Cause cause() {
        return new Cause(correlationId, correlationId, header("traceparent", TRACE).orElse(null));
    }

    private Optional<String> header(String name, Pattern wellFormed) {
        return Optional.ofNullable(request.getHeader(name)).filter(text -> wellFormed.matcher(text).matches());
    }
}
