package io.anumati.executor.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class CallResultTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00.000002Z");

    @Test
    void anAbsurdTimeMakesTheLongestLengthAndNoFailure() {
        assertThat(CallResult.micros(NOW.minusSeconds(2), NOW)).isEqualTo(2_000_000);
        assertThat(CallResult.micros(NOW.plusNanos(3_000), NOW)).isEqualTo(-3);
        assertThat(CallResult.micros(null, NOW)).isZero();
        assertThat(CallResult.micros(Instant.MIN, NOW)).isEqualTo(Long.MAX_VALUE);
        assertThat(CallResult.micros(Instant.MAX, NOW)).isEqualTo(Long.MIN_VALUE);
    }
}
