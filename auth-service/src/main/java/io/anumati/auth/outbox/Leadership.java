package io.anumati.auth.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/** One instance leads: it holds a lock of the database for as long as its connection lives. Not thread-safe. */
final class Leadership implements AutoCloseable {

    /** Any constant that no other advisory lock of this database uses. */
    private static final long HEARTBEAT_LOCK = 0x0A17_0B0C_0002L;

    private final DataSource database;
    private Connection held;

    Leadership(DataSource database) {
        this.database = database;
    }

    interface Duty {
        void run(Connection connection) throws SQLException;
    }

    /** Runs the duty when this instance leads; a failure of the database gives the lead up. */
    boolean lead(Duty duty) throws SQLException {
        try {
            if (held == null && !claim()) {
                return false;
            }
            duty.run(held);
            return true;
        } catch (SQLException failure) {
            close();
            throw failure;
        }
    }

    private boolean claim() throws SQLException {
        Connection connection = database.getConnection();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select pg_try_advisory_lock(%d)".formatted(HEARTBEAT_LOCK))) {
            if (result.next() && result.getBoolean(1)) {
                // A frozen leader loses its session, and with it the lead.
                statement.execute("set idle_session_timeout = '10s'");
                held = connection;
                return true;
            }
        } finally {
            if (held == null) {
                connection.close();
            }
        }
        return false;
    }

    @Override
    public void close() throws SQLException {
        Connection connection = held;
        held = null;
        if (connection != null) {
            try (connection; Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_unlock_all()");
                statement.execute("reset idle_session_timeout");
            }
        }
    }
}
