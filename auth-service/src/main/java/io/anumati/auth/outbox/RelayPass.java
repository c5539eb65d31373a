package io.anumati.auth.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import javax.sql.DataSource;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One turn of the relay: claim, read, send with acknowledgement, mark, commit. Whatever fails before the commit leaves the rows
 * unpublished; they are then sent again with the same event ids, and whoever reads them ignores equal versions.
 */
final class RelayPass {

    private final DataSource database;
    private final Function<ProducerRecord<byte[], byte[]>, CompletableFuture<Void>> sender;
    private final int limit;

    RelayPass(DataSource database, Function<ProducerRecord<byte[], byte[]>, CompletableFuture<Void>> sender, int limit) {
        this.database = database;
        this.sender = sender;
        this.limit = limit;
    }

    /** @return whether everything that was committed before is published now; false when there may be more */
    boolean run() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int sent = relay(connection);
                connection.commit();
                return sent < limit;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    private int relay(Connection connection) throws SQLException {
        OutboxTable.claim(connection);
        List<OutboxTable.Waiting> rows = OutboxTable.unpublished(connection, limit);
        if (!rows.isEmpty()) {
            // One producer keeps the order of what it was given, per partition.
            CompletableFuture.allOf(rows.stream().map(row -> sender.apply(row.outgoing())).toArray(CompletableFuture[]::new))
                    .join();
            OutboxTable.published(connection, rows);
        }
        return rows.size();
    }
}
