package io.anumati.executor.lease;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Claims partitions in the database: every claim raises the epoch, which ends the writing of whoever had it before. */
@ApplicationScoped
public class PartitionLeases {

    private static final String CLAIM = """
            insert into partition_lease as held (partition, epoch, owner, generation, process_start_id)
            values (?, 1, ?, ?, ?)
            on conflict (partition) do update set epoch = held.epoch + 1, owner = excluded.owner,
                generation = excluded.generation, process_start_id = excluded.process_start_id,
                acquired_at = clock_timestamp()
            where held.generation <= excluded.generation
            returning epoch
            """;

    private final DataSource database;

    public PartitionLeases(DataSource database) {
        this.database = database;
    }

    /**
     * @param generation of the consumer group when the partition was assigned; a restarted static member has the same one
     * @return the new epoch, or empty when a later generation has the partition
     */
    public Optional<Long> claim(int partition, String owner, int generation, String processStartId) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setInt(1, partition);
            claim.setString(2, owner);
            claim.setInt(3, generation);
            claim.setString(4, processStartId);
            try (ResultSet result = claim.executeQuery()) {
                return result.next() ? Optional.of(result.getLong(1)) : Optional.empty();
            }
        }
    }

    /** Name of the executor that claimed the partition last, dead or alive. */
    public Optional<String> owner(int partition) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection
                        .prepareStatement("select owner from partition_lease where partition = ?")) {
            query.setInt(1, partition);
            try (ResultSet result = query.executeQuery()) {
                return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
            }
        }
    }

    /** How far this host's clock is ahead of the database's. */
    public Duration clockOffset(Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select clock_timestamp()");
                ResultSet result = query.executeQuery()) {
            result.next();
            return Duration.between(result.getObject(1, OffsetDateTime.class).toInstant(), now);
        }
    }
}
