package io.anumati.auth.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import javax.sql.DataSource;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.anumati.auth.outbox.OutboxTable.Waiting;
import io.quarkus.logging.Log;

/**
 * Empties the outbox in turns: claim, read, send with acknowledgement, mark, commit. A record that is not acknowledged holds
 * back its own stream only. Whatever fails before the commit leaves the rows unpublished; they are then sent again with the
 * same
 * event ids, and whoever reads them ignores equal versions.
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

    /** @return the streams held back; everything else that was committed before is published now */
    Set<Delivery.Stream> run() throws SQLException {
        Set<Delivery.Stream> heldBack = new HashSet<>();
        boolean more = true;
        while (more) {
            more = turn(heldBack);
        }
        return heldBack;
    }

    /** @return whether there may be more */
    private boolean turn(Set<Delivery.Stream> heldBack) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean more = relay(connection, heldBack);
                connection.commit();
                return more;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    private boolean relay(Connection connection, Set<Delivery.Stream> heldBack) throws SQLException {
        OutboxTable.claim(connection);
        List<Waiting> rows = OutboxTable.unpublished(connection, heldBack, limit);
        if (!rows.isEmpty()) {
            Delivery delivery = send(rows);
            OutboxTable.published(connection, delivery.published());
            heldBack.addAll(delivery.heldBack());
        }
        return rows.size() == limit;
    }

    /** One producer keeps the order of what it was given, per partition. */
    private Delivery send(List<Waiting> rows) {
        List<CompletableFuture<Delivery.Outcome>> sent = rows.stream()
                .map(row -> sender.apply(row.outgoing()).handle((_, failure) -> outcome(row, failure))).toList();
        return Delivery.of(sent.stream().map(CompletableFuture::join).toList());
    }

    private static Delivery.Outcome outcome(Waiting row, Throwable failure) {
        if (failure != null) {
            Log.warnf("event not published, it and what follows it wait topic=%s key=%s cause=%s", row.stream().topic(),
                    row.stream().key(), failure);
        }
        return new Delivery.Outcome(row.id(), row.stream(), Optional.ofNullable(failure));
    }
}
