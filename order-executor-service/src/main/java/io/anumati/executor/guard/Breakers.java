package io.anumati.executor.guard;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;

import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

import io.anumati.executor.time.Time;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;

/** Breakers of SmallRye Fault Tolerance. They retry nothing. */
@ApplicationScoped
class Breakers {

    private final GuardConfig config;
    private final Time time;

    Breakers(GuardConfig config, Time time) {
        this.config = config;
        this.time = time;
    }

    /** Bulkhead, time limit and circuit breaker of one user's entries. */
    Breaker ofUser(Gate gate, int callsAtOnce, Duration longestCall, Consumer<CircuitBreakerState> listener) {
        return new Guarded(circuit(Guard.create(), config.userCalls(), gate, listener)
                .withBulkhead().limit(callsAtOnce).queueSize(1).done()
                .withTimeout().duration(longestCall.toMillis(), ChronoUnit.MILLIS).done()
                .withThreadOffload(false).build());
    }

    /** The circuit breaker that is fed with what the users' calls came to. */
    Breaker ofBroker(Gate gate, Consumer<CircuitBreakerState> listener) {
        return new Guarded(circuit(Guard.create(), config.brokerUsers(), gate, listener).withThreadOffload(false).build());
    }

    /** The bulkhead of all entries together. */
    Breaker ofAll() {
        return new Guarded(Guard.create().withBulkhead().limit(config.callsAtOnce()).queueSize(1).done()
                .withThreadOffload(false).build());
    }

    /** A trial that ends without a call proves nothing, so the circuit stays open. */
    private Guard.Builder circuit(Guard.Builder guard, int volume, Gate gate, Consumer<CircuitBreakerState> listener) {
        return guard.withCircuitBreaker().requestVolumeThreshold(volume).failureRatio(config.failureRatio())
                .successThreshold(1).delay(config.delay().toMillis(), ChronoUnit.MILLIS)
                .when(failed -> Failures.isBrokers(Failures.bare(failed))
                        || gate.isOpen() && Failures.provesNothing(Failures.bare(failed)))
                .onStateChange(state -> {
                    tell(gate, state);
                    listener.accept(state);
                }).done();
    }

    private void tell(Gate gate, CircuitBreakerState state) {
        switch (state) {
            case OPEN -> gate.opened(time.nanos());
            case CLOSED -> gate.closed();
            case HALF_OPEN -> {
                // the gate lets one through by itself
            }
        }
    }

    private record Guarded(Guard guard) implements Breaker {

        @Override
        public <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
            TypeLiteral<CompletionStage<T>> type = new TypeLiteral<>() {
            };
            return guard.get(call::get, type).toCompletableFuture().exceptionallyCompose(failed -> {
                Throwable bare = Failures.bare(failed);
                return CompletableFuture.failedFuture(
                        bare instanceof CircuitBreakerOpenException || bare instanceof BulkheadException
                                ? new NoCall("not called: " + bare.getClass().getSimpleName(), bare)
                                : bare);
            });
        }
    }
}
