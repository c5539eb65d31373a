package io.anumati.vault.health;

import org.eclipse.microprofile.health.HealthCheckResponse;

/** One part that readiness names. Says only up or down: texts of failures may hold what must not be shown. */
final class Probe {

    /** Asks the part; returns normally when it works. */
    @FunctionalInterface
    interface Question {

        void ask() throws Exception;
    }

    private Probe() {
    }

    static HealthCheckResponse of(String part, Question question) {
        try {
            question.ask();
            return HealthCheckResponse.up(part);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return HealthCheckResponse.down(part);
        } catch (Exception failure) {
            return HealthCheckResponse.named(part).down().withData("errorCode", failure.getClass().getSimpleName()).build();
        }
    }
}
