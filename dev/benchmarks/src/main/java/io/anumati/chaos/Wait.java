package io.anumati.chaos;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waiting with a bound. */
final class Wait {

    private static final Duration LOOK = Duration.ofMillis(20);

    private Wait() {
    }

    static void aMoment(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }

    static boolean until(Duration bound, Supplier<Boolean> happened) {
        return forSome(bound, () -> happened.get() ? Optional.of(true) : Optional.empty()).isPresent();
    }

    static <T> Optional<T> forSome(Duration bound, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + bound.toNanos();
        Optional<T> seen = look.get();
        while (seen.isEmpty() && System.nanoTime() < end) {
            aMoment(LOOK);
            seen = look.get();
        }
        return seen;
    }
}
