package io.anumati.signal.outbox;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.anumati.signal.service.Database;

/** Part {@code outbox}: down while events wait longer than allowed. */
@Readiness
@ApplicationScoped
class OutboxReady implements HealthCheck {

    private final Database database;
    private final OutboxConfig config;

    OutboxReady(Database database, OutboxConfig config) {
        this.database = database;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            Duration lag = database.inTransaction(OutboxTable::lag);
            return HealthCheckResponse.named("outbox").status(lag.compareTo(config.lagAllowed()) <= 0)
                    .withData("lagMillis", lag.toMillis()).build();
        } catch (RuntimeException unreachable) {
            return HealthCheckResponse.named("outbox").down().withData("cause", "the database does not answer").build();
        }
    }
}
