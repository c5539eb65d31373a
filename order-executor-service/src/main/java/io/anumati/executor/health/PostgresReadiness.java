package io.anumati.executor.health;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The database answers. */
@Readiness
@ApplicationScoped
class PostgresReadiness implements HealthCheck {

    private final DataSource database;
    private final HealthConfig config;

    PostgresReadiness(DataSource database, HealthConfig config) {
        this.database = database;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        return Probe.of("postgres", this::connect);
    }

    private void connect() throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!connection.isValid((int) config.answerWithin().toSeconds())) {
                throw new SQLException("connection is not valid");
            }
        }
    }
}
