package io.anumati.audit.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.audit.person.PersonalFieldKeeper;
import io.anumati.auditchain.CanonicalJson;
import io.anumati.auditchain.ChainHead;
import io.anumati.auditchain.Hash;

/**
 * The append-only table. Rows of a batch are written in one transaction or not at all; two writers of one chain are told apart
 * by
 * its primary key: the second one's transaction fails and it must read the chain's position again.
 */
@ApplicationScoped
class Ledger {

    private static final String LAST_ROW = """
            select sequence, row_hash, kafka_offset from audit.audit_row where chain = ? order by sequence desc limit 1""";
    private static final String INSERT = """
            insert into audit.audit_row (chain, sequence, topic, partition, kafka_offset, event, leaf_hash, row_hash, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final DataSource database;
    private final PersonalFieldKeeper persons;
    private final Clock clock;

    Ledger(DataSource database, PersonalFieldKeeper persons, Clock clock) {
        this.database = database;
        this.persons = persons;
        this.clock = clock;
    }

    Map<TopicPartition, ChainPosition> positions(Collection<TopicPartition> partitions) throws SQLException {
        Map<TopicPartition, ChainPosition> positions = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LAST_ROW)) {
            for (TopicPartition partition : partitions) {
                select.setString(1, ChainHead.chain(partition.topic(), partition.partition()));
                try (ResultSet row = select.executeQuery()) {
                    positions.put(partition, position(partition, row));
                }
            }
        }
        return positions;
    }

    private static ChainPosition position(TopicPartition partition, ResultSet row) throws SQLException {
        if (!row.next()) {
            return ChainPosition.start(partition.topic(), partition.partition());
        }
        ChainHead head = new ChainHead(partition.topic(), partition.partition(), row.getLong(1), Hash.of(row.getBytes(2)));
        return new ChainPosition(head, row.getLong(3));
    }

    /**
     * Records at or below a chain's last offset are passed over.
     *
     * @param before the position of every partition in the batch
     * @return the positions after it
     */
    Map<TopicPartition, ChainPosition> append(Map<TopicPartition, ChainPosition> before,
            Iterable<ConsumerRecord<byte[], byte[]>> batch) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Map<TopicPartition, ChainPosition> after = append(connection, before, batch);
                connection.commit();
                return after;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    private Map<TopicPartition, ChainPosition> append(Connection connection, Map<TopicPartition, ChainPosition> before,
            Iterable<ConsumerRecord<byte[], byte[]>> batch) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<ObjectNode> entries = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> incoming : batch) {
            if (incoming.offset() > before.get(partition(incoming)).lastOffset()) {
                Optional<ObjectNode> entry = AuditEntry.of(incoming, now);
                entry.ifPresent(entries::add);
            }
        }
        persons.replace(connection, entries);
        return write(connection, new HashMap<>(before), entries, now);
    }

    private static Map<TopicPartition, ChainPosition> write(Connection connection,
            Map<TopicPartition, ChainPosition> positions, List<ObjectNode> entries, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (ObjectNode entry : entries) {
                TopicPartition partition = new TopicPartition(entry.get("topic").textValue(),
                        entry.get("partition").intValue());
                ChainedRow row = ChainedRow.after(positions.get(partition), entry.get("offset").longValue(),
                        CanonicalJson.of(entry), now);
                add(insert, row);
                positions.put(partition, row.position());
            }
            insert.executeBatch();
        }
        return positions;
    }

    private static void add(PreparedStatement insert, ChainedRow row) throws SQLException {
        insert.setString(1, row.head().chain());
        insert.setLong(2, row.head().sequence());
        insert.setString(3, row.head().topic());
        insert.setInt(4, row.head().partition());
        insert.setLong(5, row.offset());
        insert.setString(6, row.entry());
        insert.setBytes(7, row.leaf().bytes());
        insert.setBytes(8, row.head().rowHash().bytes());
        insert.setObject(9, row.recordedAt().atOffset(ZoneOffset.UTC));
        insert.addBatch();
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> incoming) {
        return new TopicPartition(incoming.topic(), incoming.partition());
    }
}
