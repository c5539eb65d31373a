package io.anumati.partitionview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.junit.jupiter.api.Test;

class PartitionStateTest {

    private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");

    private final PartitionState<String> state = new PartitionState<>();

    @Test
    void ignoresLowerAndEqualVersions() {
        assertThat(state.put(new ViewRecord.Put<>("u-1", 5, "five"))).isTrue();

        assertThat(state.put(new ViewRecord.Put<>("u-1", 4, "four"))).isFalse();
        assertThat(state.put(new ViewRecord.Put<>("u-1", 5, "again"))).isFalse();

        assertThat(state.get("u-1")).contains("five");
        assertThat(state.put(new ViewRecord.Put<>("u-1", 6, "six"))).isTrue();
        assertThat(state.values()).containsExactly("six");
    }

    @Test
    void isRestoredOnlyWhenThePositionReachedTheTarget() {
        state.begin();
        state.reached(10);
        assertThat(state.isRestored()).isFalse();

        state.target(12);
        state.reached(11);
        assertThat(state.isRestored()).isFalse();

        state.reached(12);
        assertThat(state.isRestored()).isTrue();
    }

    @Test
    void aHeartbeatReadWhileRestoringProvesNoLife() {
        state.beat(NOW, NOW, 0);

        assertThat(state.silence(0)).isEqualTo(ChronoUnit.FOREVER.getDuration());
    }

    @Test
    void silenceIsTheTimeSinceArrivalPlusTheAgeOnArrival() {
        state.begin();
        state.target(0);
        state.reached(0);

        state.beat(NOW.minusSeconds(4), NOW, 0);
        assertThat(state.silence(1_000_000_000)).isEqualTo(Duration.ofSeconds(5));

        state.beat(NOW.plusSeconds(9), NOW, 1_000_000_000);
        assertThat(state.silence(2_000_000_000)).isEqualTo(Duration.ofSeconds(1));
    }
}
