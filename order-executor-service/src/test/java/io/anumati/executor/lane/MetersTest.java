package io.anumati.executor.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.OrderState;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class MetersTest {

    private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);

    @Test
    void eachStepIsAHistogramWithBucketsOfMilliseconds() {
        meters.intentWritten(Duration.ofMillis(3).toNanos());
        CountAtBucket[] buckets = timer("anumati.executor.intent").takeSnapshot().histogramCounts();
        assertThat(Arrays.stream(buckets).filter(bucket -> bucket.bucket(TimeUnit.MILLISECONDS) <= 10))
                .extracting(bucket -> bucket.bucket(TimeUnit.MILLISECONDS), CountAtBucket::count)
                .extracting(pair -> pair.toList().toString())
                .containsExactly("[0.25, 0.0]", "[0.5, 0.0]", "[1.0, 0.0]", "[2.0, 0.0]", "[5.0, 1.0]", "[10.0, 1.0]");
    }

    @Test
    void aClockThatWasSetBackAndAnAbsurdTimeStayWithinBounds() {
        meters.waitedForChecks(NOW.plusSeconds(5), NOW);
        meters.sent(Instant.MIN, NOW);
        meters.sent(null, NOW);
        assertThat(timer("anumati.executor.queue").totalTime(TimeUnit.SECONDS)).isZero();
        assertThat(timer("anumati.executor.signal.to.sent").totalTime(TimeUnit.DAYS)).isEqualTo(1);
        assertThat(timer("anumati.executor.signal.to.sent").count()).isEqualTo(1);
    }

    @Test
    void outcomesAreCountedByStateAndReason() {
        meters.outcome(OrderState.FILLED, "");
        meters.outcome(OrderState.FILLED, "");
        assertThat(registry.get("anumati.executor.outcomes").tags("state", "FILLED", "reason", "").counter().count())
                .isEqualTo(2);
    }

    private Timer timer(String name) {
        return registry.get(name).timer();
    }
}
