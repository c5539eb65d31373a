package io.anumati.executor.lane;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.anumati.executor.guard.Allowance;

/**
 * Bounds what is begun for all users together, first come, first served: a process that begins more than it can end in time
 * gets no answer in time for anybody.
 */
final class Places {

    /** Then who waits looks anew whether it should begin at all. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final LongSupplier nanos;
    private final Allowance allowance;
    private final Permits free;

    /** @param slow from taking a place to giving it back; beyond it there are fewer */
    Places(int most, Duration slow, LongSupplier nanos) {
        this.nanos = nanos;
        this.allowance = new Allowance(most, slow.toNanos());
        this.free = new Permits(allowance.now());
    }

    /** One that is taken, until closed. */
    final class Place implements AutoCloseable {

        private final long since = nanos.getAsLong();

        @Override
        public void close() {
            giveBack(nanos.getAsLong() - since);
        }
    }

    /** Blocks for a while. */
    Optional<Place> take() {
        try {
            return free.tryAcquire(0, TimeUnit.SECONDS) || waitForOne() ? Optional.of(new Place()) : Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private boolean waitForOne() throws InterruptedException {
        synchronized (allowance) {
            allowance.refused();
        }
        return free.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void giveBack(long took) {
        synchronized (allowance) {
            free.add(1 + allowance.ended(took));
        }
    }

    private static final class Permits extends Semaphore {

        private static final long serialVersionUID = 1L;

        private Permits(int number) {
            super(number, true);
        }

        private void add(int number) {
            if (number < 0) {
                reducePermits(-number);
            } else {
                release(number);
            }
        }
    }
}
