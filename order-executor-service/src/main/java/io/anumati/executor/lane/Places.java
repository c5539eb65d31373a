package io.anumati.executor.lane;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what is begun for all users together, first come, first served: a process that begins more than it can end in time
 * gets
 * no answer in time for anybody.
 */
final class Places {

    /** Then who waits looks anew whether it should begin at all. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Semaphore free;

    Places(int most) {
        this.free = new Semaphore(most, true);
    }

    /** Blocks for a while. @return whether one was found, which is then to be given back */
    boolean take() {
        try {
            return free.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void giveBack() {
        free.release();
    }
}
