package io.anumati.executor.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.ChangeState;
import io.anumati.contracts.DifferenceKind;
import io.anumati.contracts.OrderState;
import io.anumati.upstox.BrokerFailure;
import io.anumati.upstox.Declined;
import io.anumati.upstox.NotSent;
import io.anumati.upstox.OutcomeUnknown;
import io.anumati.upstox.Throttled;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What operators watch: how long each step of an order takes, as histograms, and what came of it. */
@ApplicationScoped
public class Meters {

    /** Fine where our own work lies, coarse up to the half hour that the longest window can make an order wait. */
    private static final Duration[] BUCKETS = LongStream.of(250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000,
            200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 30_000_000, 60_000_000, 300_000_000, 1_800_000_000)
            .mapToObj(micros -> Duration.ofNanos(micros * 1_000)).toArray(Duration[]::new);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final MeterRegistry registry;
    private final Map<String, Timer> brokerAnswers = new ConcurrentHashMap<>();
    private final Timer queue;
    private final Timer checks;
    private final Timer throttleWait;
    private final Timer tokenLease;
    private final Timer intent;
    private final Timer signalToSent;
    private final Timer publish;

    private final AtomicInteger streams;

    Meters(MeterRegistry registry) {
        this.registry = registry;
        this.streams = registry.gauge("anumati.executor.streams", new AtomicInteger());
        this.queue = timer("anumati.executor.queue").register(registry);
        this.checks = timer("anumati.executor.checks").register(registry);
        this.throttleWait = timer("anumati.executor.throttle.wait").register(registry);
        this.tokenLease = timer("anumati.executor.token.lease").register(registry);
        this.intent = timer("anumati.executor.intent").register(registry);
        this.signalToSent = timer("anumati.executor.signal.to.sent").register(registry);
        this.publish = timer("anumati.executor.publish").register(registry);
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

    /** From the command's record to the beginning of its checks. */
    void waitedForChecks(Instant receivedAt, Instant now) {
        queue.record(between(receivedAt, now));
    }

    void checked(long nanos) {
        checks.record(Duration.ofNanos(nanos));
    }

    /** From queued to the slot: its turn, its instrument, the windows and the route. */
    void waitedForThrottle(Instant queuedAt, Instant now) {
        throttleWait.record(between(queuedAt, now));
    }

    void intentWritten(long nanos) {
        intent.record(Duration.ofNanos(nanos));
    }

    void leased(long nanos) {
        tokenLease.record(Duration.ofNanos(nanos));
    }

    /** From the assignment of a partition to its being at work. */
    void takenOver(long nanos) {
        timer("anumati.executor.takeover").register(registry).record(Duration.ofNanos(nanos));
    }

    void brokerAnswered(long nanos) {
        brokerAnswer("ACKNOWLEDGED", nanos);
    }

    void brokerFailed(BrokerFailure failure, long nanos) {
        brokerAnswer(switch (failure) {
            case Throttled _ -> "THROTTLED";
            case Declined _ -> "DECLINED";
            case NotSent _ -> "NOT_SENT";
            case OutcomeUnknown _ -> "UNKNOWN";
        }, nanos);
    }

    /** From the signal's acceptance to the first byte of the call; nothing when one of them is not known. */
    void sent(Instant signalAcceptedAt, Instant sentAt) {
        if (signalAcceptedAt != null && sentAt != null) {
            signalToSent.record(between(signalAcceptedAt, sentAt));
        }
    }

    /** From a row's commit to Kafka's answer. */
    void published(long nanos) {
        publish.record(Duration.ofNanos(nanos));
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

    private void brokerAnswer(String outcome, long nanos) {
        brokerAnswers.computeIfAbsent(outcome,
                name -> timer("anumati.executor.broker.answer").tag("outcome", name).register(registry))
                .record(Duration.ofNanos(nanos));
    }

    private static Timer.Builder timer(String name) {
        return Timer.builder(name).serviceLevelObjectives(BUCKETS);
    }

    /** By the wall clock, and from others' clocks too: never below zero, never absurdly long. */
    private static Duration between(Instant from, Instant to) {
        Duration length = Duration.between(from, to);
        if (length.isNegative()) {
            return Duration.ZERO;
        }
        return length.compareTo(LONGEST) > 0 ? LONGEST : length;
    }
}
