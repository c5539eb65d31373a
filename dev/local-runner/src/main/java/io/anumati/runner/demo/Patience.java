package io.anumati.runner.demo;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waiting for something that must happen, within a bound. */
final class Patience {

    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration STILL = Duration.ofMinutes(1);

    private Patience() {
    }

    static void until(String what, BooleanSupplier happened) {
        until(what, Duration.ofSeconds(60), happened);
    }

    /** @throws DemoFailure when the bound is over */
    static void until(String what, Duration bound, BooleanSupplier happened) {
        if (!within(bound, happened)) {
            throw new DemoFailure("waited %d s for %s".formatted(bound.toSeconds(), what));
        }
    }

    /**
     * Waits for a count that grows.
     *
     * @throws DemoFailure when it has not grown for a minute and is still short
     */
    static void untilAtLeast(String what, long wanted, LongSupplier count) {
        AtomicLong reached = new AtomicLong(-1);
        while (reached.get() < wanted) {
            long before = reached.get();
            boolean grown = within(STILL, () -> {
                reached.set(count.getAsLong());
                return reached.get() > before;
            });
            if (!grown) {
                throw new DemoFailure("waited for %d %s, but %d s ago it stopped at %d".formatted(wanted, what,
                        STILL.toSeconds(), reached.get()));
            }
        }
    }

    /** @return whether it happened in time; the other side being away for a moment counts as not yet */
    static boolean within(Duration bound, BooleanSupplier happened) {
        long end = System.nanoTime() + bound.toNanos();
        while (System.nanoTime() < end) {
            if (tried(happened)) {
                return true;
            }
            pause();
        }
        return tried(happened);
    }

    private static boolean tried(BooleanSupplier happened) {
        try {
            return happened.getAsBoolean();
        } catch (Http.Unreachable away) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(STEP);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("stopped while waiting");
        }
    }
}
