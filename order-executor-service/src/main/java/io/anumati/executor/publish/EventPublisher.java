package io.anumati.executor.publish;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;

import io.anumati.contracts.LastingProducer;
import io.anumati.executor.journal.JournalRow;
import io.anumati.executor.time.Time;

/**
 * Publishes one partition's journal in sequence, right after each commit. A group that Kafka does not take is sent again until
 * it does (the same ids), and the published mark is raised only behind it, so that a next owner relays what is missing. A mark
 * that is not written is tried again alone.
 */
public final class EventPublisher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EventPublisher.class);
    private static final int LARGEST_GROUP = 256;
    private static final Duration IDLE_LOOK = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration MARK_EACH = Duration.ofMillis(200);
    private static final long NOTHING_WAITS = Long.MIN_VALUE;

    private final int partition;
    private final LastingProducer producer;
    private final PublishedMark mark;
    private final Time time;
    private final LongConsumer published;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean open = true;
    private volatile boolean abandoned;
    private volatile long oldestSince = NOTHING_WAITS;
    private long markedAt;

    private record Waiting(JournalRow row, long since) {
    }

    /** @param published told of each row how many nanoseconds after its commit Kafka had taken it */
    public EventPublisher(int partition, LastingProducer producer, PublishedMark mark, Time time,
            LongConsumer published) {
        this.partition = partition;
        this.producer = producer;
        this.mark = mark;
        this.time = time;
        this.published = published;
        this.markedAt = time.nanos();
        this.thread = Thread.ofVirtual().name("publish-" + partition).start(this::run);
    }

    public void publish(List<JournalRow> rows) {
        long now = time.nanos();
        rows.forEach(row -> queue.add(new Waiting(row, now)));
    }

    /** Age of the oldest committed row that Kafka has not taken. */
    public Duration lag() {
        Waiting next = queue.peek();
        long since = oldestSince != NOTHING_WAITS || next == null ? oldestSince : next.since();
        return since == NOTHING_WAITS ? Duration.ZERO : Duration.ofNanos(Math.max(0, time.nanos() - since));
    }

    /** Publishes what is queued, then stops; gives up after this time, since the next owner relays. */
    public void close(Duration atMost) {
        open = false;
        try {
            if (!thread.join(atMost)) {
                abandon();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            abandon();
        }
    }

    @Override
    public void close() {
        close(Duration.ofSeconds(5));
    }

    public void abandon() {
        abandoned = true;
    }

    private void run() {
        while (!abandoned && (open || !queue.isEmpty())) {
            List<Waiting> group = nextGroup();
            untilDone(group, this::isSent);
            oldestSince = NOTHING_WAITS;
            if (isMarkDue()) {
                untilDone(group, this::isMarked);
            }
        }
    }

    /** Behind a crowd the mark is raised now and then: below it nothing is lost, a next owner only relays more. */
    private boolean isMarkDue() {
        return queue.isEmpty() || time.nanos() - markedAt >= MARK_EACH.toNanos();
    }

    private void untilDone(List<Waiting> group, Predicate<List<Waiting>> step) {
        while (!group.isEmpty() && !abandoned && !step.test(group)) {
            LockSupport.parkNanos(RETRY.toNanos());
        }
    }

    private List<Waiting> nextGroup() {
        List<Waiting> group = new ArrayList<>();
        try {
            Waiting first = queue.poll(IDLE_LOOK.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                oldestSince = first.since();
                group.add(first);
                queue.drainTo(group, LARGEST_GROUP - 1);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            abandon();
        }
        return group;
    }

    private boolean isSent(List<Waiting> group) {
        try {
            List<Future<RecordMetadata>> answers = group.stream().map(waiting -> producer.send(Records.of(waiting.row())))
                    .toList();
            for (Future<RecordMetadata> answer : answers) {
                answer.get();
            }
            long now = time.nanos();
            group.forEach(waiting -> published.accept(now - waiting.since()));
            return true;
        } catch (ExecutionException | RuntimeException failed) {
            LOG.warnf("order events not published partition=%d rows=%d cause=%s", partition, group.size(), failed.getMessage());
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            abandon();
            return false;
        }
    }

    private boolean isMarked(List<Waiting> group) {
        try {
            mark.raise(partition, group.getLast().row().sequence());
            markedAt = time.nanos();
            return true;
        } catch (SQLException | RuntimeException failed) {
            LOG.warnf("published mark not raised partition=%d cause=%s", partition, failed.getMessage());
            return false;
        }
    }
}
