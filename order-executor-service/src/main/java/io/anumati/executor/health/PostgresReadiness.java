package io.anumati.executor.health;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.Readiness;

/** The database answers. */
@Readiness
@ApplicationScoped
class PostgresReadiness extends Probe {

    private final DataSource database;
    private final HealthConfig config;

    PostgresReadiness(DataSource database, HealthConfig config) {
        this.database = database;
        this.config = config;
    }

    @Override
    String part() {
        return "postgres";
    }

    @Override
    void ask() throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!connection.isValid((int) config.answerWithin().toSeconds())) {
                throw new SQLException("connection is not valid");
            }
        }
    }
}
