package io.anumati.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.anumati.chaos.agent.Point;

class ScenariosTest {

    @Test
    void theShortestRunPlaysEveryFamilyOnce() {
        List<Scenario> plan = Scenarios.play(Scenarios.families(), 7);

        assertThat(plan).extracting(Scenario::family).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(Scenarios.all().stream().map(Scenario::family).distinct().toList());
    }

    @Test
    void aHundredRoundsCrashAtEveryPoint() {
        assertThat(Scenarios.play(100, 7).stream().filter(one -> one.family().equals("crash")).map(Scenario::name).distinct())
                .hasSize(Point.values().length);
    }

    @Test
    void theSameSeedMakesTheSamePlan() {
        assertThat(Scenarios.play(50, 3)).extracting(Scenario::name)
                .isEqualTo(Scenarios.play(50, 3).stream().map(Scenario::name).toList());
    }

    @Test
    void aRollingUpdateIsAFamily() {
        assertThat(Scenarios.all()).extracting(Scenario::family).contains("rollout");
    }
}
