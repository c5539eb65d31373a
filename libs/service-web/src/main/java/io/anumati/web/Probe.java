package io.anumati.web;

import java.util.concurrent.ExecutionException;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** One part that readiness names. Says only up or down and the kind of failure: texts may hold what must not be shown. */
public abstract class Probe implements HealthCheck {

    /** The part's name. */
    protected abstract String part();

    /** Asks the part; returns normally when it works. */
    protected abstract void ask() throws Exception;

    @Override
    public HealthCheckResponse call() {
        try {
            ask();
            return HealthCheckResponse.up(part());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return HealthCheckResponse.down(part());
        } catch (Exception failure) {
            return HealthCheckResponse.named(part()).down().withData("errorCode", kind(failure)).build();
        }
    }

    private static String kind(Exception failure) {
        Throwable cause = failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getClass().getSimpleName();
    }
}
