package io.anumati.web;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.RequestScoped;

import org.jboss.logging.MDC;

import io.anumati.contracts.Cause;
import io.vertx.core.http.HttpServerRequest;

/** One id for all that a request causes: the caller's where it is well-formed, else a new one; in log, answer and events. */
@RequestScoped
public class Correlation {

    static final String HEADER = "X-Correlation-Id";
    static final String FIELD = "correlationId";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final Pattern TRACE = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final HttpServerRequest request;
    private final String id;

    Correlation(HttpServerRequest request, IdSource ids) {
        this.request = request;
        this.id = header(HEADER, ID).orElseGet(ids::next);
    }

    public String id() {
        return id;
    }

    /** The current request as the cause of an event. */
    public Cause cause() {
        return new Cause(id, id, header("traceparent", TRACE).orElse(null));
    }

    /** Puts it into the log lines of this thread. */
    public static void log(Cause cause) {
        MDC.put(FIELD, cause.correlationId());
    }

    /** The id in the log lines of this thread. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(FIELD)).map(Object::toString);
    }

    private Optional<String> header(String name, Pattern wellFormed) {
        return Optional.ofNullable(request.getHeader(name)).filter(text -> wellFormed.matcher(text).matches());
    }
}
