package io.anumati.executor.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.OrderEvent;

/** Writes the journal: one statement per batch, fenced by the lease row. */
@ApplicationScoped
public class JournalStore {

    /**
     * The lease row is locked first, so that a new owner who raises the epoch waits for this statement, and this statement for
     * a
     * new owner: a comparison without the lock could commit after the new owner has loaded.
     */
    private static final String APPEND = """
            with lease as (
                select epoch from partition_lease where partition = ? and epoch = ? for share
            ), rows as (
                insert into journal_event (partition, command_id, order_version, sequence, user_id, step, state_after,
                    event_id, correlation_id, causation_id, traceparent, event)
                select ?, r.* from lease, unnest(?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::text[]) r
                returning 1
            ), marks as (
                insert into partition_mark (partition, subject, version)
                select ?, m.* from lease, unnest(?::text[], ?::bigint[]) m
                on conflict (partition, subject) do update set version = greatest(partition_mark.version, excluded.version)
            ), opened as (
                insert into open_command (partition, command_id) select ?, c from lease, unnest(?::text[]) c
                on conflict (command_id) do nothing
            ), closed as (
                delete from open_command o using lease where o.command_id = any(?::text[])
            )
            select count(*) from rows
            """;

    private final DataSource database;

    public JournalStore(DataSource database) {
        this.database = database;
    }

    /**
     * @param marks at most one per subject
     * @return whether this epoch still holds; then all rows are durable, else none is
     */
    public boolean append(int partition, long epoch, List<JournalRow> rows, List<Mark> marks) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement append = connection.prepareStatement(APPEND)) {
            append.setInt(1, partition);
            append.setLong(2, epoch);
            append.setInt(3, partition);
            bind(connection, append, rows);
            append.setInt(15, partition);
            append.setArray(16, texts(connection, marks, Mark::subject));
            append.setArray(17, numbers(connection, marks, Mark::version));
            OpenCommands open = OpenCommands.of(rows);
            append.setInt(18, partition);
            append.setArray(19, texts(connection, open.opened()));
            append.setArray(20, texts(connection, open.closed()));
            try (ResultSet result = append.executeQuery()) {
                return result.next() && result.getInt(1) == rows.size();
            }
        }
    }

    /** Whether exactly this row is there: tells a commit whose answer was lost from one that never was. */
    public boolean holds(JournalRow row) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection
                        .prepareStatement("select event from journal_event where partition = ? and sequence = ?")) {
            query.setInt(1, row.partition());
            query.setLong(2, row.sequence());
            try (ResultSet result = query.executeQuery()) {
                return result.next() && row.event().equals(result.getString(1));
            }
        }
    }

    /** @return with which event those of the commands began that the journal knows, by command */
    public Map<String, OrderEvent> firstSteps(Collection<String> commandIds) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select command_id, event from journal_event "
                        + "where command_id = any(?::text[]) and order_version = 1")) {
            query.setArray(1, texts(connection, commandIds));
            Map<String, OrderEvent> known = new HashMap<>();
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    known.put(result.getString(1), JournalRow.read(result.getString(2)));
                }
            }
            return known;
        }
    }

    public Map<String, Long> marks(int partition) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection
                        .prepareStatement("select subject, version from partition_mark where partition = ?")) {
            query.setInt(1, partition);
            Map<String, Long> marks = new HashMap<>();
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    marks.put(result.getString(1), result.getLong(2));
                }
            }
            return marks;
        }
    }

    private static void bind(Connection connection, PreparedStatement append, List<JournalRow> rows) throws SQLException {
        append.setArray(4, texts(connection, rows, JournalRow::commandId));
        append.setArray(5, numbers(connection, rows, row -> (long) row.orderVersion()));
        append.setArray(6, numbers(connection, rows, JournalRow::sequence));
        append.setArray(7, texts(connection, rows, JournalRow::userId));
        append.setArray(8, texts(connection, rows, JournalRow::step));
        append.setArray(9, texts(connection, rows, JournalRow::stateAfter));
        append.setArray(10, texts(connection, rows, JournalRow::eventId));
        append.setArray(11, texts(connection, rows, row -> row.cause().correlationId()));
        append.setArray(12, texts(connection, rows, row -> row.cause().causationId()));
        append.setArray(13, texts(connection, rows, row -> row.cause().traceparent()));
        append.setArray(14, texts(connection, rows, JournalRow::event));
    }

    private static <T> Array texts(Connection connection, List<T> items, Function<T, String> column) throws SQLException {
        return texts(connection, items.stream().map(column).toList());
    }

    /** Of strings and not of objects, which the driver would write as one text and escape character by character. */
    private static Array texts(Connection connection, Collection<String> items) throws SQLException {
        return connection.createArrayOf("text", items.toArray(String[]::new));
    }

    private static <T> Array numbers(Connection connection, List<T> items, Function<T, Long> column) throws SQLException {
        return connection.createArrayOf("int8", items.stream().map(column).toArray(Long[]::new));
    }
}
