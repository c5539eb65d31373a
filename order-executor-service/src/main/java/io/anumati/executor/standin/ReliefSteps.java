package io.anumati.executor.standin;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final int partition;
    private final long epoch;
    private final StandIn standIn;
    private final BooleanSupplier mayKeep;
    private final BlockingQueue<Step> queue = new LinkedBlockingQueue<>();
    private final Thread thread;

    private record Step(JournalEntry entry, CompletableFuture<Void> journalled, CompletableFuture<Void> durable) {

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
        try {
            while (true) {
                look(queue.take());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Step first) throws InterruptedException {
        List<Step> open = new ArrayList<>(List.of(first));
        open.removeIf(step -> step.journalled().isDone());
        while (!open.isEmpty()) {
            if (mayKeep.getAsBoolean()) {
                keep(open);
            } else {
                Step next = queue.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    open.add(next);
                }
            }
            open.removeIf(step -> step.durable().isDone());
        }
    }

    /** In the order in which they were taken. */
    private void keep(List<Step> open) throws InterruptedException {
        queue.drainTo(open);
        open.removeIf(step -> step.journalled().isDone());
        try {
            standIn.keep(partition, epoch, open.stream().map(Step::kept).toList());
            open.forEach(step -> step.durable().complete(null));
        } catch (IOException | IllegalStateException failed) {
            LOG.errorf("stand-in file not written, steps wait for the database partition=%d steps=%d cause=%s", partition,
                    open.size(), failed.getMessage());
            TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE.toMillis());
        }
    }

    /** Nothing is kept after this. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
