package io.anumati.executor.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;

import io.anumati.contracts.Cause;
import io.anumati.contracts.OrderEvent.AuthorityApplied;
import io.anumati.contracts.OrderEvent.Software;
import io.anumati.testkit.DatabaseRole;
import io.anumati.testkit.PostgresServer;

/** A real database with the executor's tables, and entries to put into it. */
public final class ExecutorDatabase implements AutoCloseable {

    private static final Software SOFTWARE = new Software("host", "process", "build", 0);

    private final PostgresServer server = PostgresServer.start();
    private final PGSimpleDataSource database = new PGSimpleDataSource();

    public ExecutorDatabase() {
        Map<String, String> address = server.environment(DatabaseRole.ORDER_EXECUTOR_SERVICE);
        database.setServerNames(new String[] { address.get("ANUMATI_DB_HOST") });
        database.setPortNumbers(new int[] { Integer.parseInt(address.get("ANUMATI_DB_PORT")) });
        database.setDatabaseName(address.get("ANUMATI_DB_NAME"));
        database.setUser(address.get("ANUMATI_DB_USER"));
        database.setPassword(address.get("ANUMATI_DB_PASSWORD"));
        database.setCurrentSchema("executor");
        try (var changelog = ExecutorDatabase.class.getResourceAsStream("/db/changelog.sql")) {
            execute(new String(changelog.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public DataSource source() {
        return database;
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A step of a command; what it says does not matter. */
    public static JournalEntry entry(int partition, String command, int version, String step) {
        return entry(partition, command, version, step, version);
    }

    /** @param said tells its content from that of another step of the same name */
    public static JournalEntry entry(int partition, String command, int version, String step, int said) {
        return new JournalEntry(Optional.of(partition + command), version, "u-1", step, Optional.of("QUEUED"),
                Cause.first("c"), sequence -> new AuthorityApplied(partition, sequence, "u-1", said,
                        Instant.parse("2026-11-23T05:00:00Z"), SOFTWARE),
                Optional.empty());
    }

    @Override
    public void close() {
        server.close();
    }
}
