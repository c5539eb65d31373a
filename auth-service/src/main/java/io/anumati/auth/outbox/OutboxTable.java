package io.anumati.auth.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.kafka.clients.producer.ProducerRecord;

/** The relay's statements, on the connection that holds its claim. */
final class OutboxTable {

    /** Any constant that no other advisory lock of this database uses. */
    private static final long RELAY_LOCK = 0x0A17_0B0C_0001L;

    /** @param refused whether Kafka has refused the record itself before */
    record Waiting(long id, Delivery.Stream stream, ProducerRecord<byte[], byte[]> outgoing, boolean refused) {
    }

    private OutboxTable() {
    }

    /**
     * Waits until no other instance relays; the claim ends with the transaction. The snapshot of the next statement is newer
     * than
     * the claim, so rows that another instance published meanwhile are not seen again.
     */
    static void claim(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // A frozen relay must not hold the claim for ever.
            statement.execute("set local idle_in_transaction_session_timeout = '30s'");
            statement.execute("select pg_advisory_xact_lock(%d)".formatted(RELAY_LOCK));
        }
    }

    /**
     * Nothing that follows a refused record: it would bring its user back into the views.
     *
     * @param heldBack streams to leave out, however many of their rows wait
     */
    static List<Waiting> unpublished(Connection connection, Set<Delivery.Stream> heldBack, int limit) throws SQLException {
        List<Waiting> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select id, topic, record_key, payload, envelope, refused_at is not null from outbox o
                where published_at is null
                and (topic, record_key) not in (select * from unnest(?::text[], ?::text[]))
                and not exists (select 1 from outbox r where r.published_at is null and r.refused_at is not null
                    and r.topic = o.topic and r.record_key = o.record_key and r.id < o.id)
                order by id limit ? for update""")) {
            List<Delivery.Stream> without = List.copyOf(heldBack);
            select.setArray(1, connection.createArrayOf("text", without.stream().map(Delivery.Stream::topic).toArray()));
            select.setArray(2, connection.createArrayOf("text", without.stream().map(Delivery.Stream::key).toArray()));
            select.setInt(3, limit);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(waiting(result));
                }
            }
        }
        return rows;
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        String topic = row.getString(2);
        String key = row.getString(3);
        return new Waiting(row.getLong(1), new Delivery.Stream(topic, key), new ProducerRecord<>(topic, null,
                key.getBytes(UTF_8), row.getString(4).getBytes(UTF_8), EnvelopeText.read(row.getString(5)).toHeaders()),
                row.getBoolean(6));
    }

    static void published(Connection connection, List<Long> ids) throws SQLException {
        stamp(connection, "update outbox set published_at = clock_timestamp() where id = any(?)", ids);
    }

    /** Kafka will not take these, and whom they tell of is out of the views. */
    static void refused(Connection connection, List<Long> ids) throws SQLException {
        stamp(connection, "update outbox set refused_at = clock_timestamp() where id = any(?)", ids);
    }

    private static void stamp(Connection connection, String sql, List<Long> ids) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            update.executeUpdate();
        }
    }

    /**
     * Age of the oldest event that views wait for, zero when there is none. A stream with a refused record does not count: its
     * user is out of the views and stays so.
     */
    static Duration backlog(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery("""
                select coalesce(extract(epoch from clock_timestamp() - min(created_at)) * 1000, 0)::bigint
                from outbox where published_at is null and (topic, record_key) not in
                (select topic, record_key from outbox where published_at is null and refused_at is not null)""")) {
            result.next();
            return Duration.ofMillis(result.getLong(1));
        }
    }

    static int forget(Connection connection, Duration keep) throws SQLException {
        try (PreparedStatement delete = connection
                .prepareStatement("delete from outbox where published_at < clock_timestamp() - ? * interval '1 second'")) {
            delete.setLong(1, keep.toSeconds());
            return delete.executeUpdate();
        }
    }
}
