package io.anumati.audit.checkpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** How the last attempt went, for metrics and the wellness check. */
@ApplicationScoped
class CheckpointState {

    /** @param failure empty text when all is well */
    record Last(Instant goodAt, String failure) {
    }

    private final Clock clock;
    private final Counter failures;
    private final AtomicReference<Last> last;

    CheckpointState(Clock clock, MeterRegistry registry) {
        this.clock = clock;
        this.last = new AtomicReference<>(new Last(clock.instant(), ""));
        this.failures = Counter.builder("anumati.audit.checkpoint.failures").description("attempts without a checkpoint")
                .register(registry);
        Gauge.builder("anumati.audit.checkpoint.age", this, state -> state.age().toMillis() / 1000.0).baseUnit("seconds")
                .description("since the log was last known to be sealed").strongReference(true).register(registry);
    }

    void good() {
        last.set(new Last(clock.instant(), ""));
    }

    void failed(String reason) {
        failures.increment();
        last.updateAndGet(before -> new Last(before.goodAt(), reason));
    }

    Last last() {
        return last.get();
    }

    Duration age() {
        return Duration.between(last.get().goodAt(), clock.instant());
    }
}
