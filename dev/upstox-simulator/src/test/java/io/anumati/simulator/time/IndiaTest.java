package io.anumati.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class IndiaTest {

    @Test
    void tokensEndAtTheNextHalfPastThree() {
        assertThat(India.tokensEnd(Instant.parse("2026-09-14T03:50:03Z"))).isEqualTo("2026-09-14T22:00:00Z");
        assertThat(India.tokensEnd(Instant.parse("2026-09-14T21:00:00Z"))).isEqualTo("2026-09-14T22:00:00Z");
        assertThat(India.tokensEnd(Instant.parse("2026-09-14T22:00:00Z"))).isEqualTo("2026-09-15T22:00:00Z");
    }

    @Test
    void nightLastsFromMidnightToHalfPastFive() {
        assertThat(India.isNight(Instant.parse("2026-09-14T18:29:59Z"))).isFalse();
        assertThat(India.isNight(Instant.parse("2026-09-14T18:30:00Z"))).isTrue();
        assertThat(India.isNight(Instant.parse("2026-09-14T23:59:59Z"))).isTrue();
        assertThat(India.isNight(Instant.parse("2026-09-15T00:00:00Z"))).isFalse();
    }
}
