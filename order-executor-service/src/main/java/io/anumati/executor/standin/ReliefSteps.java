package io.anumati.executor.standin;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.jboss.logging.Logger;

import io.anumati.executor.journal.JournalEntry;
import io.anumati.executor.standin.StandIn.Kept;

/**
 * Steps of what takes risk away, of one partition under one epoch: durable when they are in the journal or, while the database
 * is away, in the stand-in file; also those that were on their way to the journal when it went.
 */
public final class ReliefSteps implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ReliefSteps.class);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration IDLE_LOOK = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final int partition;
    private final long epoch;
    private final StandIn standIn;
    private final BooleanSupplier mayKeep;
    private final BlockingQueue<Step> queue = new LinkedBlockingQueue<>();
    private final List<Step> waiting = new ArrayList<>();
    private final Thread thread;
    private volatile boolean open = true;

    private record Step(JournalEntry entry, CompletableFuture<Void> journalled, CompletableFuture<Void> durable) {

        /** Only wakes. */
        private static final Step NONE = new Step(null, CompletableFuture.completedFuture(null), new CompletableFuture<>());

        Kept kept() {
            return new Kept(entry, journalled);
        }
    }

    /** @param mayKeep whether the database is away and the epoch is not known to have ended */
    public ReliefSteps(int partition, long epoch, StandIn standIn, BooleanSupplier mayKeep) {
        this.partition = partition;
        this.epoch = epoch;
        this.standIn = standIn;
        this.mayKeep = mayKeep;
        this.thread = Thread.ofVirtual().name("relief-" + partition).unstarted(this::run);
        if (standIn.isOn()) {
            thread.start();
        }
    }

    /**
     * @param journalled when the entry is in the journal, where it is queued already
     * @return done when the entry is durable; fails as the journal does
     */
    public CompletableFuture<Void> add(JournalEntry entry, CompletableFuture<Void> journalled) {
        if (!standIn.isOn()) {
            return journalled;
        }
        Step step = new Step(entry, journalled, new CompletableFuture<>());
        journalled.whenComplete((_, fenced) -> end(step, fenced));
        queue.add(step);
        return step.durable();
    }

    private static void end(Step step, Throwable fenced) {
        if (fenced == null) {
            step.durable().complete(null);
        } else {
            step.durable().completeExceptionally(fenced);
        }
    }

    private void run() {
        while (open) {
            try {
                look();
            } catch (InterruptedException unasked) {
                LOG.warnf("interrupted and goes on partition=%d", partition);
            } catch (IOException | RuntimeException failed) {
                LOG.errorf(failed, "stand-in file not written, steps wait for the database partition=%d steps=%d", partition,
                        waiting.size());
                LockSupport.parkNanos(AFTER_FAILURE.toNanos());
            }
        }
    }

    private void look() throws InterruptedException, IOException {
        Duration wait = waiting.isEmpty() ? IDLE_LOOK : LOOK;
        Step next = queue.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        if (next != null) {
            waiting.add(next);
            queue.drainTo(waiting);
        }
        waiting.removeIf(step -> step.journalled().isDone());
        if (open && !waiting.isEmpty() && mayKeep.getAsBoolean()) {
            keep();
        }
    }

    /** In the order in which they were taken. */
    private void keep() throws IOException {
        standIn.keep(partition, epoch, waiting.stream().map(Step::kept).toList());
        waiting.forEach(step -> step.durable().complete(null));
        waiting.clear();
    }

    /** Nothing is kept after this. Never by interruption, which would close the file for every partition. */
    @Override
    public void close() {
        open = false;
        queue.add(Step.NONE);
        LockSupport.unpark(thread);
        try {
            if (standIn.isOn() && !thread.join(CLOSE_WITHIN)) {
                LOG.warnf("stand-in file still busy partition=%d", partition);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
