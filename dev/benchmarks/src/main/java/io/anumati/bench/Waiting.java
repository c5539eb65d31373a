package io.anumati.bench;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting in a benchmark, always within a bound. */
final class Waiting {

    private static final Duration STEP = Duration.ofMillis(50);

    private Waiting() {
    }

    /** @return whether it happened in time */
    static boolean within(Duration bound, BooleanSupplier happened) {
        long end = System.nanoTime() + bound.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(STEP);
        }
        return true;
    }

    /** @throws IllegalStateException when the bound is over */
    static void until(String what, Duration bound, BooleanSupplier happened) {
        if (!within(bound, happened)) {
            throw new IllegalStateException("waited %d s for %s".formatted(bound.toSeconds(), what));
        }
    }

    static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }

    static void untilNanos(long nanos) {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            pause(Duration.ofNanos(left));
        }
    }
}
