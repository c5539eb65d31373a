package io.anumati.executor.lane;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.ChangeState;
import io.anumati.contracts.OrderState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What operators watch. */
@ApplicationScoped
public class Meters {

    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    void step(String step) {
        registry.counter("anumati.executor.steps", "step", step).increment();
    }

    void outcome(OrderState state, String reason) {
        registry.counter("anumati.executor.outcomes", "state", state.name(), "reason", reason).increment();
    }

    void changed(ChangeState state) {
        registry.counter("anumati.executor.changes", "state", state.name()).increment();
    }

    void waitedForThrottle(long nanos) {
        timer("anumati.executor.throttle.wait").record(Duration.ofNanos(nanos));
    }

    void intentWritten(long nanos) {
        timer("anumati.executor.intent").record(Duration.ofNanos(nanos));
    }

    void leased(long nanos) {
        timer("anumati.executor.token.lease").record(Duration.ofNanos(nanos));
    }

    void brokerAnswered(long nanos) {
        timer("anumati.executor.broker.answer").record(Duration.ofNanos(nanos));
    }

    /** An order in a user's book that is none of ours. */
    public void foreign() {
        registry.counter("anumati.executor.foreign.orders").increment();
    }

    /** A command that has more than one order at the broker. */
    void doubled() {
        registry.counter("anumati.executor.doubled.orders").increment();
    }

    private Timer timer(String name) {
        return Timer.builder(name).publishPercentiles(0.5, 0.99).register(registry);
    }
}
