package io.anumati.signal.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.producer.RecordMetadata;

import io.anumati.contracts.LastingProducer;
import io.anumati.signal.service.Database;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

/**
 * Sends what waits in the outbox: one relay at a time over all instances, in order within a stream, each row once unless a
 * crash comes between the broker's acknowledgement and the commit; then the same event id goes out again.
 */
@ApplicationScoped
public class OutboxRelay {

    private final Database database;
    private final LastingProducer producer;
    private final OutboxConfig config;
    private final BlockingQueue<CompletableFuture<Void>> asked = new LinkedBlockingQueue<>();
    private final Thread worker = Thread.ofVirtual().name("outbox-relay").unstarted(this::work);
    private volatile boolean stopping;

    OutboxRelay(Database database, LastingProducer producer, OutboxConfig config) {
        this.database = database;
        this.producer = producer;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        asked.add(new CompletableFuture<>());
        worker.join(config.pollEvery().multipliedBy(4));
    }

    /** @return done when everything that was committed before this call has been acknowledged, failed when that try failed */
    public CompletableFuture<Void> kick() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        asked.add(done);
        return done;
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forgetPublished() {
        database.inTransaction(connection -> {
            OutboxTable.forgetPublished(connection, config.keep());
            return null;
        });
    }

    private void work() {
        while (!stopping) {
            List<CompletableFuture<Void>> served = new ArrayList<>();
            try {
                CompletableFuture<Void> first = asked.poll(config.pollEvery().toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    served.add(first);
                    asked.drainTo(served);
                }
                drain();
                served.forEach(done -> done.complete(null));
            } catch (InterruptedException asks) {
                stopping = true;
            } catch (RuntimeException failure) {
                Log.warnf("outbox relay failed, will try again cause=%s", failure.getMessage());
                served.forEach(done -> done.completeExceptionally(failure));
            }
        }
    }

    /** Some streams were not acknowledged; they stay in the outbox. */
    private static final class NotAcknowledged extends RuntimeException {
        NotAcknowledged(Set<String> streams) {
            super("%d streams were not acknowledged, one of them is %s".formatted(streams.size(), streams.iterator().next()));
        }
    }

    private record Batch(boolean full, Set<String> heldBack) {
    }

    /**
     * A stream that fails is left out of the rest of this round, however many of its rows wait.
     *
     * @throws NotAcknowledged after everything else is out
     */
    private void drain() {
        Set<String> heldBack = new HashSet<>();
        boolean more = true;
        while (more && !stopping) {
            Batch batch = database.inTransaction(connection -> sendBatch(connection, heldBack));
            heldBack.addAll(batch.heldBack());
            more = batch.full();
        }
        if (!heldBack.isEmpty()) {
            throw new NotAcknowledged(heldBack);
        }
    }

    private Batch sendBatch(Connection connection, Set<String> heldBack) throws SQLException {
        OutboxTable.lockForRelay(connection, config.frozenAfter());
        List<OutboxTable.Row> rows = OutboxTable.unpublished(connection, heldBack, config.batch());
        if (rows.isEmpty()) {
            return new Batch(false, Set.of());
        }
        List<Future<RecordMetadata>> sent = rows.stream().map(row -> producer.send(row.pending().toKafka())).toList();
        List<Delivery.Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            outcomes.add(new Delivery.Outcome(rows.get(i), failureOf(sent.get(i))));
        }
        Delivery delivery = Delivery.of(outcomes);
        OutboxTable.markPublished(connection, delivery.published());
        return new Batch(rows.size() == config.batch(), delivery.heldBack());
    }

    private static Exception failureOf(Future<RecordMetadata> sent) {
        try {
            sent.get();
            return null;
        } catch (ExecutionException failure) {
            return failure;
        } catch (InterruptedException asks) {
            Thread.currentThread().interrupt();
            return asks;
        }
    }
}
