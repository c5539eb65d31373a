package io.anumati.executor.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long START = Long.MAX_VALUE - 5 * SECOND * 3600;

    @Test
    void aSlotIsFreeOneWindowAfterTheAnswerAndNotBefore() {
        Throttle throttle = new Throttle(List.of(new Band(1, Duration.ofSeconds(1))));
        assertThat(throttle.reserve(START)).isTrue();
        assertThat(throttle.earliest(START)).isEqualTo(Throttle.NEVER);
        throttle.answered(START + 40);
        assertThat(throttle.earliest(START + 40)).isEqualTo(START + 40 + SECOND + 1);
        assertThat(throttle.reserve(START + 40 + SECOND)).isFalse();
        assertThat(throttle.reserve(START + 40 + SECOND + 1)).isTrue();
    }

    @Test
    void aCallThatNeverLeftCountsForNothing() {
        Throttle throttle = new Throttle(List.of(new Band(1, Duration.ofSeconds(1))));
        throttle.reserve(START);
        throttle.release();
        assertThat(throttle.reserve(START)).isTrue();
    }

    @Test
    void aLostAnswerCountsUntilTheCallCanNoLongerArrive() {
        Throttle throttle = new Throttle(List.of(new Band(1, Duration.ofSeconds(1))));
        throttle.reserve(START);
        throttle.answered(START + 5 * SECOND);
        assertThat(throttle.earliest(START + 1)).isEqualTo(START + 6 * SECOND + 1);
    }

    @Test
    void aNewOwnerStartsWithTheShortestWindowFull() {
        Throttle throttle = new Throttle(
                List.of(new Band(500, Duration.ofMinutes(1)), new Band(10, Duration.ofSeconds(1))));
        throttle.fillShortest(START);
        assertThat(throttle.earliest(START)).isEqualTo(START + SECOND + 1);
        assertThat(throttle.taken(0, START)).isEqualTo(10);
    }

    @Test
    void nothingIsGivenBackThatWasNotTaken() {
        Throttle throttle = new Throttle(List.of(new Band(1, Duration.ofSeconds(1))));
        assertThatIllegalStateException().isThrownBy(throttle::release);
    }
}
