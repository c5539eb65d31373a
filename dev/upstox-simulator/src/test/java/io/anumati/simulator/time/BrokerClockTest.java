package io.anumati.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BrokerClockTest {

    private static final Instant MORNING = Instant.parse("2026-09-14T03:50:03Z");

    private final BrokerClock clock = new BrokerClock(Clock.systemUTC());

    @Test
    void followsTheMachineUntilItIsSet() {
        assertThat(Duration.between(Instant.now(), clock.now()).abs()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void standsStillAtSpeedZero() {
        clock.set(MORNING, 0);
        long before = System.nanoTime();
        Awaitility.await().until(() -> System.nanoTime() - before > 1_000_000);

        assertThat(clock.now()).isEqualTo(MORNING);
    }

    @Test
    void runsFasterWhenTold() {
        clock.set(MORNING, 3600);

        Awaitility.await().until(() -> clock.now().isAfter(MORNING.plusSeconds(360)));
    }

    @Test
    void neverRunsBackwards() {
        assertThatThrownBy(() -> clock.set(MORNING, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
