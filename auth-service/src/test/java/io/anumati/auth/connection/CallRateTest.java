package io.anumati.auth.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class CallRateTest {

    private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");

    @Test
    void aPathHasItsCallsPerMinuteAndNoOtherPathsAreTouched() {
        // Given
        CallRate rate = new CallRate(2);
        assertThat(rate.allows("a", NOW)).isTrue();
        assertThat(rate.allows("a", NOW.plusSeconds(1))).isTrue();
        // When
        boolean third = rate.allows("a", NOW.plusSeconds(2));
        // Then
        assertThat(third).isFalse();
        assertThat(rate.allows("b", NOW.plusSeconds(2))).isTrue();
        assertThat(rate.allows("a", NOW.plusSeconds(61))).isTrue();
    }
}
