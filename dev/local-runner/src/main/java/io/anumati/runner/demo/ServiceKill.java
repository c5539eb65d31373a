package io.anumati.runner.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/** SIGKILL of one service while orders are under way, and its restart. */
final class ServiceKill {

    private final Platform.Victim victim;
    private final long expectedCalls;
    private final LongSupplier callsSoFar;
    private volatile Instant killedAt;
    private volatile long callsAtKill;

    /** @param callsSoFar place calls that the simulator has seen */
    ServiceKill(Platform.Victim victim, long expectedCalls, LongSupplier callsSoFar) {
        this.victim = victim;
        this.expectedCalls = expectedCalls;
        this.callsSoFar = callsSoFar;
    }

    /**
     * Waits until a fifth of the expected calls have arrived, kills, starts again and waits until it is ready.
     *
     * @throws DemoFailure when more than four fifths had arrived already: too late to show anything
     */
    void strike() {
        Patience.until("a fifth of %d place calls".formatted(expectedCalls), Duration.ofMinutes(3),
                () -> callsSoFar.getAsLong() * 5 >= expectedCalls);
        victim.kill();
        killedAt = Instant.now();
        callsAtKill = callsSoFar.getAsLong();
        victim.start();
        if (callsAtKill * 5 > expectedCalls * 4) {
            throw new DemoFailure(
                    "%s was killed too late: %d of %d place calls had arrived".formatted(victim.name(), callsAtKill,
                            expectedCalls));
        }
    }

    Optional<Instant> killedAt() {
        return Optional.ofNullable(killedAt);
    }

    @Override
    public String toString() {
        return "%s killed when %d of %d place calls had arrived".formatted(victim.name(), callsAtKill, expectedCalls);
    }
}
