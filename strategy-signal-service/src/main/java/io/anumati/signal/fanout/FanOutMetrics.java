package io.anumati.signal.fanout;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.SignalEvent.SignalRaised;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Figures of the fan-out. */
@ApplicationScoped
class FanOutMetrics {

    private final Counter commands;
    private final Timer latency;

    FanOutMetrics(MeterRegistry registry) {
        commands = Counter.builder("anumati.commands.written").description("place commands written, repeated ones included")
                .register(registry);
        latency = Timer.builder("anumati.fanout.latency").publishPercentiles(0.5, 0.99)
                .description("from a signal's acceptance until a partition's commands are acknowledged").register(registry);
    }

    void commands(int count) {
        commands.increment(count);
    }

    void written(SignalRaised signal, Instant now) {
        latency.record(Duration.between(signal.acceptedAt(), now));
    }
}
