package io.anumati.executor.guard;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.anumati.executor.throttle.Claim;

/** Stands between one user's entries and the broker; what takes risk away it lets through, always. Thread-safe. */
public final class UserGuard {

    private final Gate gate;
    private final Supplier<Breaker> make;
    private final SharedGuard shared;
    private final LongSupplier nanos;
    private Breaker breaker;
    private boolean failing;

    /** Leave for one call to begin; close it when the call is over, made or not. */
    public final class Pass implements AutoCloseable {

        private final boolean isUsersTrial;
        private final boolean isSharedTrial;

        private Pass(boolean isUsersTrial, boolean isSharedTrial) {
            this.isUsersTrial = isUsersTrial;
            this.isSharedTrial = isSharedTrial;
        }

        @Override
        public void close() {
            if (isUsersTrial) {
                gate.trialEnds();
            }
            if (isSharedTrial) {
                shared.gate().trialEnds();
            }
        }
    }

    /** @param make the breaker, when it is first needed */
    UserGuard(Gate gate, Supplier<Breaker> make, SharedGuard shared, LongSupplier nanos) {
        this.gate = gate;
        this.make = make;
        this.shared = shared;
        this.nanos = nanos;
    }

    /** Whether no entry may begin now. */
    public boolean isShut() {
        long now = nanos.getAsLong();
        return gate.isShut(now) || shared.gate().isShut(now);
    }

    /** Whether this user's breaker or that of the broker as a whole is open. */
    public boolean isOpen() {
        return gate.isOpen() || shared.gate().isOpen();
    }

    /** @return leave to begin, if there is any */
    public Optional<Pass> enter(Claim.Urgency urgency) {
        return switch (urgency) {
            case RELIEF -> Optional.of(new Pass(false, false));
            case ENTRY -> enter(nanos.getAsLong());
        };
    }

    private Optional<Pass> enter(long now) {
        Gate.Passage own = gate.enter(now);
        if (own == Gate.Passage.SHUT) {
            return Optional.empty();
        }
        Gate.Passage all = shared.gate().enter(now);
        if (all == Gate.Passage.SHUT) {
            new Pass(own == Gate.Passage.TRIAL, false).close();
            return Optional.empty();
        }
        return Optional.of(new Pass(own == Gate.Passage.TRIAL, all == Gate.Passage.TRIAL));
    }

    /**
     * Makes an entry's call.
     *
     * @return what the call came to; fails with {@link NoCall} when it was provably not made
     */
    public <T> CompletableFuture<T> call(LastWord lastWord, Supplier<CompletableFuture<T>> call) {
        return breaker().call(() -> shared.bulkhead().call(call).exceptionallyCompose(failed -> CompletableFuture.failedFuture(
                lastWord.saidNo() ? new NoCall("held back at the last look", failed) : Failures.bare(failed))))
                .whenComplete((_, failed) -> learn(Failures.bare(failed)));
    }

    private void learn(Throwable failed) {
        if (Failures.provesNothing(failed)) {
            return;
        }
        boolean isFailure = failed != null && Failures.isBrokers(failed);
        if (isNews(isFailure) || shared.gate().isOpen()) {
            shared.learn(isFailure ? failed : null);
        }
    }

    private synchronized boolean isNews(boolean isFailure) {
        boolean isRepeated = failing && isFailure;
        failing = isFailure;
        return !isRepeated;
    }

    private synchronized Breaker breaker() {
        if (breaker == null) {
            breaker = make.get();
        }
        return breaker;
    }
}
