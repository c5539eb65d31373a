package io.anumati.audit.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;

/** Who looked at what. Written before anything leaves; no entry, no answer. */
@ApplicationScoped
public class AccessLog {

    private static final String INSERT = "insert into audit.access (at, caller, action, about) values (?, ?, ?, ?)";

    private final DataSource database;
    private final Clock clock;

    AccessLog(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param about whom or what it is about; {@code *} for everything */
    public void record(String caller, String action, String about) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(2, caller);
            insert.setString(3, action);
            insert.setString(4, about);
            insert.executeUpdate();
        }
        Log.infof("audit log read action=%s about=%s userId=%s", action, about, caller);
    }
}
