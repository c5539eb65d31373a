package io.anumati.auth.outbox;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.anumati.contracts.Topic;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Publishes what is in the outbox: kicked after each commit, and by itself now and then. Per user the order is that of the
 * commits. At most one instance works at a time.
 */
@ApplicationScoped
public class OutboxRelay {

    private final OutboxConfig config;
    private final RelayPass pass;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition kicked = lock.newCondition();
    private List<CompletableFuture<Set<Delivery.Stream>>> waiting = new ArrayList<>();
    private volatile boolean stopping;
    private volatile boolean working;
    private volatile int heldBack;
    private Thread worker;

    OutboxRelay(OutboxConfig config, DataSource database, EventProducer producer) {
        this.config = config;
        this.pass = new RelayPass(database, producer::send, config.batch());
    }

    void start(@Observes StartupEvent event) {
        worker = Thread.ofPlatform().name("outbox-relay").daemon().start(this::work);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        kick();
        worker.join(TimeUnit.SECONDS.toMillis(10));
    }

    /** Looks soon, without anybody waiting. */
    public void kick() {
        enqueue();
    }

    /** @return completes with the streams held back when all else that was committed before this call is published */
    private CompletableFuture<Set<Delivery.Stream>> enqueue() {
        CompletableFuture<Set<Delivery.Stream>> done = new CompletableFuture<>();
        lock.lock();
        try {
            waiting.add(done);
            kicked.signal();
        } finally {
            lock.unlock();
        }
        return done;
    }

    /**
     * Waits until what was committed of this key before is published, and only that.
     *
     * @throws NotPublished when the time a caller waits is over, or Kafka or the database failed
     */
    public void awaitPublished(Topic topic, String key) {
        try {
            Set<Delivery.Stream> streams = enqueue().get(config.answerWait().toMillis(), TimeUnit.MILLISECONDS);
            if (streams.contains(new Delivery.Stream(topic.topicName(), key))) {
                throw new NotPublished("Kafka has not acknowledged it");
            }
        } catch (ExecutionException | TimeoutException failure) {
            throw new NotPublished(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NotPublished(interrupted);
        }
    }

    /** Whether the last look went well, whatever was held back; false before the first. */
    boolean works() {
        return working && worker.isAlive();
    }

    /** How many users' or scopes' events Kafka did not take at the last look. */
    int heldBack() {
        return heldBack;
    }

    private void work() {
        while (!stopping) {
            List<CompletableFuture<Set<Delivery.Stream>>> callers = nextCallers();
            try {
                Set<Delivery.Stream> streams = pass.run();
                heldBack = streams.size();
                working = true;
                callers.forEach(caller -> caller.complete(streams));
            } catch (SQLException | RuntimeException failure) {
                working = false;
                Log.warnf("outbox not published, tried again later cause=%s", failure);
                callers.forEach(caller -> caller.completeExceptionally(failure));
            }
        }
    }

    private List<CompletableFuture<Set<Delivery.Stream>>> nextCallers() {
        lock.lock();
        try {
            if (waiting.isEmpty() && !stopping) {
                boolean inTime = kicked.await(config.poll().toMillis(), TimeUnit.MILLISECONDS);
                Log.tracef("outbox looked at kicked=%s", inTime);
            }
            List<CompletableFuture<Set<Delivery.Stream>>> callers = waiting;
            waiting = new ArrayList<>();
            return callers;
        } catch (InterruptedException interrupted) {
            stopping = true;
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            lock.unlock();
        }
    }
}
