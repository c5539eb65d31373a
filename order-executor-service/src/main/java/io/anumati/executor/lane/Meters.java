package io.anumati.executor.lane;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.OrderEvent.DifferenceKind;
import io.anumati.contracts.OrderState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What operators watch. */
@ApplicationScoped
public class Meters {

    private final MeterRegistry registry;

    private final AtomicInteger streams;

    Meters(MeterRegistry registry) {
        this.registry = registry;
        this.streams = registry.gauge("anumati.executor.streams", new AtomicInteger());
    }

    void step(String step) {
        registry.counter("anumati.executor.steps", "step", step).increment();
    }

    void outcome(OrderState state, String reason) {
        registry.counter("anumati.executor.outcomes", "state", state.name(), "reason", reason).increment();
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

    /** From the assignment of a partition to its being at work. */
    void takenOver(long nanos) {
        timer("anumati.executor.takeover").record(Duration.ofNanos(nanos));
    }

    void brokerAnswered(long nanos) {
        timer("anumati.executor.broker.answer").record(Duration.ofNanos(nanos));
    }

    /** An order in a user's book that is none of ours, once. */
    void foreign() {
        registry.counter("anumati.executor.foreign.orders").increment();
    }

    void streamUp() {
        streams.incrementAndGet();
        registry.counter("anumati.executor.stream.connects").increment();
    }

    void streamDown() {
        streams.decrementAndGet();
    }

    void streamBroken() {
        registry.counter("anumati.executor.stream.breaks").increment();
    }

    /** The journal and a user's book tell different things. */
    void difference(DifferenceKind kind) {
        registry.counter("anumati.executor.differences", "kind", kind.name()).increment();
    }

    void differenceCleared(DifferenceKind kind) {
        registry.counter("anumati.executor.differences.cleared", "kind", kind.name()).increment();
    }

    /** An order waits for a person. */
    void reviewNeeded() {
        registry.counter("anumati.executor.reviews.needed").increment();
    }

    /** An order that was proven absent came to light: an alarm. */
    void foundLate() {
        registry.counter("anumati.executor.found.late").increment();
    }

    /** A command that has more than one order at the broker. */
    void doubled() {
        registry.counter("anumati.executor.doubled.orders").increment();
    }

    private Timer timer(String name) {
        return Timer.builder(name).publishPercentiles(0.5, 0.99).register(registry);
    }
}
