package io.anumati.auth.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import javax.sql.DataSource;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

import io.anumati.auth.outbox.OutboxTable.Waiting;
import io.anumati.contracts.Topic;
import io.quarkus.logging.Log;

/**
 * Empties the outbox in turns: claim, read, send with acknowledgement, mark, commit. A record that is not acknowledged holds
 * back its own stream only. Whatever fails before the commit leaves the rows unpublished; they are then sent again with the
 * same event ids, and whoever reads them ignores equal versions.
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
            List<Delivery.Outcome> outcomes = send(rows);
            Delivery delivery = Delivery.of(outcomes);
            OutboxTable.published(connection, delivery.published());
            OutboxTable.refused(connection, takeOut(rows, outcomes));
            heldBack.addAll(delivery.heldBack());
        }
        return rows.size() == limit;
    }

    /** One producer keeps the order of what it was given, per partition. */
    private List<Delivery.Outcome> send(List<Waiting> rows) {
        List<CompletableFuture<Delivery.Outcome>> sent = rows.stream()
                .map(row -> sender.apply(row.outgoing()).handle((_, failure) -> outcome(row, failure))).toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }

    /**
     * A user of whom Kafka will never take the authority may not trade on an older one: a tombstone takes the user out of every
     * view. Then the views are true again, and the others need not wait. For kill switches there is no such way: while one
     * cannot
     * be told, nobody trades.
     *
     * @return rows whose users are out
     */
    private List<Long> takeOut(List<Waiting> rows, List<Delivery.Outcome> outcomes) {
        List<Long> out = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Waiting row = rows.get(i);
            boolean isNew = !row.refused() && row.stream().topic().equals(Topic.AUTHORIZATIONS.topicName());
            if (isNew && outcomes.get(i).failure().filter(RelayPass::isOfTheRecord).isPresent() && isTakenOut(row)) {
                out.add(row.id());
            }
        }
        return out;
    }

    private boolean isTakenOut(Waiting row) {
        byte[] key = row.outgoing().key();
        return sender.apply(new ProducerRecord<>(row.stream().topic(), null, key, null)).handle((_, failure) -> {
            Log.errorf("a person must look: Kafka refuses this user's authority, so the user may not trade userId=%s out=%s",
                    row.stream().key(), failure == null);
            return failure == null;
        }).join();
    }

    private static boolean isOfTheRecord(Throwable failure) {
        return failure instanceof RecordTooLargeException || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException || failure instanceof SerializationException;
    }

    private static Delivery.Outcome outcome(Waiting row, Throwable failure) {
        if (failure != null && row.refused()) {
            Log.debugf("event still not taken topic=%s key=%s", row.stream().topic(), row.stream().key());
        } else if (failure != null) {
            Log.warnf("event not published, it and what follows it wait topic=%s key=%s cause=%s", row.stream().topic(),
                    row.stream().key(), failure);
        }
        return new Delivery.Outcome(row.id(), row.stream(), Optional.ofNullable(failure));
    }
}
