package io.anumati.audit.export;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;

/** Who looked. Written before the first line leaves; no entry, no export. */
@ApplicationScoped
class AccessLog {

    private static final String INSERT = "insert into audit.access (at, caller, action) values (?, ?, ?)";

    private final DataSource database;
    private final Clock clock;

    AccessLog(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void record(String caller, String action) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(2, caller);
            insert.setString(3, action);
            insert.executeUpdate();
        }
        Log.infof("audit log read action=%s userId=%s", action, caller);
    }
}
