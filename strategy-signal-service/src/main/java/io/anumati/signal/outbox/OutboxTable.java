package io.anumati.signal.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The table {@code outbox} by JDBC. Every method runs in the connection's transaction. */
public final class OutboxTable {

    /** Key of the advisory lock under which rows are sent: one relay at a time in the whole database. */
    private static final long RELAY_LOCK = 0x5167_4e41_4c01L;

    private static final String INSERT = """
            insert into outbox (topic, partition, key, value, envelope)
            select topic, partition, key, value, envelope
            from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::text[])
                 with ordinality as pending (topic, partition, key, value, envelope, place)
            order by place""";
    private static final String UNPUBLISHED = """
            select id, topic, partition, key, value, envelope from outbox
            where published_at is null and not topic || '/' || coalesce(partition::text, '') || '/' || coalesce(key, '') = any(?)
            order by (topic = 'signals') desc, id limit ?""";
    private static final String OLDEST = """
            select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0) from outbox where published_at is null""";

    private OutboxTable() {
    }

    record Row(long id, PendingRecord pending) {
    }

    /** Adds records in the order given. */
    public static void add(Connection connection, List<PendingRecord> pending) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, texts(connection, pending, PendingRecord::topic));
            insert.setArray(2, connection.createArrayOf("int4", pending.stream().map(PendingRecord::partition).toArray()));
            insert.setArray(3, texts(connection, pending, PendingRecord::key));
            insert.setArray(4, texts(connection, pending, PendingRecord::value));
            insert.setArray(5, texts(connection, pending, PendingRecord::envelope));
            insert.executeUpdate();
        }
    }

    /**
     * Waits until no other relay is at work; freed with the transaction.
     *
     * @param frozenAfter a relay that does nothing in its transaction for so long loses it, and the lock; more than a delivery
     *        to Kafka takes
     */
    static void lockForRelay(Connection connection, Duration frozenAfter) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("""
                select set_config('idle_in_transaction_session_timeout', ?, true), pg_advisory_xact_lock(?)""")) {
            lock.setString(1, frozenAfter.toMillis() + "ms");
            lock.setLong(2, RELAY_LOCK);
            lock.execute();
        }
    }

    /**
     * Signals first, or the daily instruments would delay them; then by age. Rows that committed late are found all the same.
     *
     * @param without streams to leave out, however many of their rows wait
     */
    static List<Row> unpublished(Connection connection, Set<String> without, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(UNPUBLISHED)) {
            select.setArray(1, connection.createArrayOf("text", without.toArray()));
            select.setInt(2, limit);
            List<Row> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(found.getLong(1), new PendingRecord(found.getString(2),
                            found.getObject(3, Integer.class), found.getString(4), found.getString(5), found.getString(6))));
                }
            }
            return rows;
        }
    }

    static void markPublished(Connection connection, List<Long> ids) throws SQLException {
        try (PreparedStatement update = connection
                .prepareStatement("update outbox set published_at = clock_timestamp() where id = any(?)")) {
            update.setArray(1, connection.createArrayOf("int8", ids.toArray()));
            update.executeUpdate();
        }
    }

    static void forgetPublished(Connection connection, Duration age) throws SQLException {
        try (PreparedStatement delete = connection
                .prepareStatement("delete from outbox where published_at < clock_timestamp() - make_interval(secs => ?)")) {
            delete.setDouble(1, age.toSeconds());
            delete.executeUpdate();
        }
    }

    /** How long the oldest row has been waiting; zero when none waits. */
    static Duration lag(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OLDEST); ResultSet found = select.executeQuery()) {
            found.next();
            return Duration.ofMillis(Math.round(found.getDouble(1) * 1000));
        }
    }

    private static java.sql.Array texts(Connection connection, List<PendingRecord> pending,
            Function<PendingRecord, String> field) throws SQLException {
        // strings, not objects: those the driver escapes one character after the other
        return connection.createArrayOf("text", pending.stream().map(field).toArray(String[]::new));
    }
}
