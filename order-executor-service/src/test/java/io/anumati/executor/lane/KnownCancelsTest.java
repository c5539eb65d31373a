package io.anumati.executor.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class KnownCancelsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final KnownCancels known = new KnownCancels(2);

    @Test
    void i2_aCancelIsNewOnceAlsoWhenItIsOver() {
        assertThat(known.isNew("a", LATER, NOW)).isTrue();
        known.know("a", LATER, NOW);
        assertThat(known.isNew("a", LATER, NOW)).isFalse();
        assertThat(known.isNew("b", LATER, NOW)).isTrue();
    }

    @Test
    void whatIsNoLongerValidIsNotNew() {
        assertThat(known.isNew("a", LATER, LATER)).isFalse();
    }

    @Test
    void thoseThatAreOverMakeRoom() {
        known.know("a", LATER, NOW);
        known.know("b", LATER, NOW);
        known.know("c", LATER.plusSeconds(60), LATER);
        assertThat(known.isNew("a", LATER, LATER)).isFalse();
        assertThat(known.isNew("c", LATER.plusSeconds(60), LATER)).isFalse();
        assertThat(known.isNew("d", LATER.plusSeconds(60), LATER)).isTrue();
    }

    @Test
    void whenThereAreTooManyNoneIsTakenForNew() {
        known.know("a", LATER, NOW);
        known.know("b", LATER, NOW);
        known.know("c", LATER, NOW);
        assertThat(known.isNew("d", LATER, NOW)).isFalse();
    }
}
