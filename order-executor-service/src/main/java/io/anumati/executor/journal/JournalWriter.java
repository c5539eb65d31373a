package io.anumati.executor.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

/**
 * Appends one partition's entries in groups: what has queued up while the last statement ran goes into the next one. Sequences
 * are given here, so they are gap-free and in the order of the queue. A database that is away is waited for; an epoch that has
 * ended fails all that waits.
 */
public final class JournalWriter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(JournalWriter.class);
    private static final String INTEGRITY_VIOLATION = "23";
    private static final int LARGEST_GROUP = 256;
    private static final Duration IDLE_LOOK = Duration.ofMillis(100);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofMillis(200);

    private final int partition;
    private final long epoch;
    private final JournalStore store;
    private final Consumer<List<JournalRow>> committed;
    private final Runnable fenced;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private long sequence;
    private volatile boolean open = true;
    private volatile boolean ended;
    private volatile boolean away;

    private record Waiting(JournalEntry entry, CompletableFuture<Void> durable) {
    }

    /**
     * @param lastSequence of the journal when the epoch was taken
     * @param committed told of each group, in sequence, right after its commit
     * @param fenced told once when the epoch has ended
     */
    public JournalWriter(int partition, long epoch, long lastSequence, JournalStore store,
            Consumer<List<JournalRow>> committed, Runnable fenced) {
        this.partition = partition;
        this.epoch = epoch;
        this.sequence = lastSequence;
        this.store = store;
        this.committed = committed;
        this.fenced = fenced;
        this.thread = Thread.ofVirtual().name("journal-" + partition).start(this::run);
    }

    /** @return done when the entry is durable; fails with {@link FencedOut} */
    public CompletableFuture<Void> append(JournalEntry entry) {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        queue.add(new Waiting(entry, durable));
        if (ended) {
            failWaiting();
        }
        return durable;
    }

    /** Whether this epoch is known to have ended. */
    public boolean hasEnded() {
        return ended;
    }

    /** Whether the last statement failed; it is tried again. */
    public boolean isAway() {
        return away;
    }

    /** Writes what is queued, then stops; gives up when the database stays away, and the next owner looks things up. */
    @Override
    public void close() {
        open = false;
        try {
            if (!thread.join(CLOSE_WITHIN)) {
                end();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops without writing what is queued. */
    public void abandon() {
        end();
    }

    private void run() {
        List<Waiting> group = List.of();
        try {
            while (!ended && (open || !queue.isEmpty())) {
                group = nextGroup();
                if (!group.isEmpty()) {
                    write(group);
                }
            }
            ended = true;
            failWaiting();
        } catch (RuntimeException unexpected) {
            LOG.errorf(unexpected, "journal writer ends, the partition is taken anew partition=%d", partition);
            fail(group);
            end();
        }
    }

    private List<Waiting> nextGroup() {
        List<Waiting> group = new ArrayList<>();
        try {
            Waiting first = queue.poll(IDLE_LOOK.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                group.add(first);
                queue.drainTo(group, LARGEST_GROUP - 1);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            open = false;
        }
        return group;
    }

    private void write(List<Waiting> group) {
        List<JournalRow> rows = new ArrayList<>(group.size());
        Map<String, Mark> marks = new LinkedHashMap<>();
        for (Waiting waiting : group) {
            rows.add(JournalRow.of(partition, sequence + rows.size() + 1, waiting.entry()));
            waiting.entry().mark().ifPresent(mark -> marks.put(mark.subject(), mark));
        }
        if (append(rows, List.copyOf(marks.values()))) {
            sequence += rows.size();
            committed.accept(rows);
            group.forEach(waiting -> waiting.durable().complete(null));
        } else {
            fail(group);
            end();
        }
    }

    private boolean append(List<JournalRow> rows, List<Mark> marks) {
        boolean mayBeThere = false;
        while (!ended) {
            try {
                boolean holds = mayBeThere && store.holds(rows.getLast()) || store.append(partition, epoch, rows, marks);
                away = false;
                return holds;
            } catch (SQLException failed) {
                if (isContradiction(failed) && !(mayBeThere && mayHold(rows.getLast()))) {
                    LOG.errorf("journal holds what it should not, the partition is taken anew partition=%d cause=%s", partition,
                            failed.getMessage());
                    return false;
                }
                LOG.warnf("journal not written partition=%d rows=%d cause=%s", partition, rows.size(), failed.getMessage());
                mayBeThere = true;
                away = true;
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
        return false;
    }

    /** A statement whose answer was lost may have been committed after it was asked for. */
    private boolean mayHold(JournalRow row) {
        try {
            return store.holds(row);
        } catch (SQLException away) {
            return true;
        }
    }

    /** A key that is there although nothing of this group was written. */
    private static boolean isContradiction(SQLException failed) {
        return failed.getSQLState() != null && failed.getSQLState().startsWith(INTEGRITY_VIOLATION);
    }

    private void end() {
        if (!ended) {
            ended = true;
            fenced.run();
        }
        failWaiting();
    }

    private void fail(List<Waiting> group) {
        group.forEach(waiting -> waiting.durable().completeExceptionally(new FencedOut(partition, epoch)));
    }

    private void failWaiting() {
        for (Waiting waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            waiting.durable().completeExceptionally(new FencedOut(partition, epoch));
        }
    }
}
