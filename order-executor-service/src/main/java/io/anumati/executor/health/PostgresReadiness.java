package io.anumati.executor.health;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.Readiness;

import io.anumati.web.Probe;
import io.anumati.web.ReadinessConfig;

/** The database answers. */
@Readiness
@ApplicationScoped
class PostgresReadiness extends Probe {

    private final DataSource database;
    private final ReadinessConfig config;

    PostgresReadiness(DataSource database, ReadinessConfig config) {
        this.database = database;
        this.config = config;
    }

    @Override
    protected String part() {
        return "postgres";
    }

    @Override
    protected void ask() throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!connection.isValid((int) config.answerWithin().toSeconds())) {
                throw new SQLException("connection is not valid");
            }
        }
    }
}
