package io.anumati.executor.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.anumati.executor.throttle.Claim.Urgency;

class WindowsTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long START = Long.MAX_VALUE - 5 * SECOND * 3600;
    private static final Claim ENTRY = new Claim(Urgency.ENTRY, null, "NSE_EQ");
    private static final Claim RELIEF = new Claim(Urgency.RELIEF, null, "NSE_EQ");
    private static final Claim REGISTERED = new Claim(Urgency.ENTRY, "momentum", "NSE_EQ");

    private final Windows one = new Windows(List.of(Band.of(1, Duration.ofSeconds(1))));

    @Test
    void aSlotIsFreeOneWindowAfterTheAnswerAndNotBefore() {
        assertThat(one.reserve(ENTRY, START)).isTrue();
        assertThat(one.earliest(ENTRY, START)).isEqualTo(Windows.NEVER);
        one.answered(ENTRY, START + 40);
        assertThat(one.earliest(ENTRY, START + 40)).isEqualTo(START + 40 + SECOND + 1);
        assertThat(one.reserve(ENTRY, START + 40 + SECOND)).isFalse();
        assertThat(one.reserve(ENTRY, START + 40 + SECOND + 1)).isTrue();
    }

    @Test
    void i3_aSlotTakenAheadAndGivenBackFreesNothingBeforeItsTime() {
        one.reserve(ENTRY, START);
        one.answered(ENTRY, START);
        long free = START + SECOND + 1;
        assertThat(one.reserve(ENTRY, free - 1)).isFalse();
        assertThat(one.reserve(ENTRY, free)).isTrue();
        one.release(ENTRY);
        assertThat(one.earliest(RELIEF, free - Windows.MOST_AHEAD)).isEqualTo(free);
        assertThat(one.reserve(RELIEF, free - Windows.MOST_AHEAD)).isFalse();
    }

    @Test
    void aCallThatNeverLeftCountsForNothing() {
        one.reserve(ENTRY, START);
        one.release(ENTRY);
        assertThat(one.reserve(ENTRY, START)).isTrue();
    }

    @Test
    void aLostAnswerCountsUntilTheCallCanNoLongerArrive() {
        one.reserve(ENTRY, START);
        one.answered(ENTRY, START + 5 * SECOND);
        assertThat(one.earliest(ENTRY, START + 1)).isEqualTo(START + 6 * SECOND + 1);
    }

    @Test
    void aNewOwnerStartsWithTheShortestWindowFullAndNoOther() {
        Band minute = Band.of(500, Duration.ofMinutes(1));
        Windows windows = new Windows(List.of(minute, new Band(10, 50, 0, Duration.ofSeconds(1))));
        windows.fillShortest(START);
        assertThat(windows.earliest(ENTRY, START)).isEqualTo(START + SECOND + 1);
        assertThat(windows.earliest(REGISTERED, START)).isEqualTo(START + SECOND + 1);
        assertThat(windows.taken(minute, START)).isZero();
    }

    @Test
    void theReserveIsForCancelsAndExitsOnly() {
        Windows windows = new Windows(List.of(new Band(3, 3, 1, Duration.ofMinutes(1))));
        assertThat(windows.reserve(ENTRY, START)).isTrue();
        assertThat(windows.reserve(ENTRY, START)).isTrue();
        assertThat(windows.reserve(ENTRY, START)).isFalse();
        assertThat(windows.reserve(RELIEF, START)).isTrue();
        assertThat(windows.reserve(RELIEF, START)).isFalse();
    }

    @Test
    void aRegisteredAlgoHasItsOwnLimitAndAnUnregisteredCallCountsItsCallsToo() {
        Windows windows = new Windows(List.of(new Band(2, 5, 0, Duration.ofSeconds(1))));
        for (int call = 0; call < 4; call++) {
            assertThat(windows.reserve(REGISTERED, START)).isTrue();
        }
        assertThat(windows.reserve(ENTRY, START)).isFalse();
        assertThat(windows.reserve(REGISTERED, START)).isTrue();
        assertThat(windows.reserve(REGISTERED, START)).isFalse();
    }

    /** Else these could come in before it, and the broker would find its window full when it arrives. */
    @Test
    void d3_whileAnUnregisteredCallIsOnItsWayARegisteredAlgoIsHeldToTheLimitOfAll() {
        Windows windows = new Windows(List.of(new Band(2, 5, 0, Duration.ofSeconds(1))));
        assertThat(windows.reserve(ENTRY, START)).isTrue();
        assertThat(windows.reserve(REGISTERED, START)).isTrue();
        assertThat(windows.reserve(REGISTERED, START)).isFalse();
        assertThat(windows.earliest(REGISTERED, START)).isEqualTo(Windows.NEVER);
        windows.answered(ENTRY, START + 40);
        assertThat(windows.reserve(REGISTERED, START + 40)).isTrue();
        assertThat(windows.reserve(REGISTERED, START + 40)).isTrue();
    }

    @Test
    void d3_andSoItIsUntilAnUnregisteredCallWithoutAnswerCanNoLongerArrive() {
        Windows windows = new Windows(List.of(new Band(1, 5, 0, Duration.ofSeconds(1))));
        windows.reserve(ENTRY, START);
        windows.answered(ENTRY, START + 5 * SECOND);
        assertThat(windows.earliest(REGISTERED, START)).isEqualTo(START + 5 * SECOND);
        assertThat(windows.reserve(REGISTERED, START + 5 * SECOND - 1)).isFalse();
        assertThat(windows.reserve(REGISTERED, START + 5 * SECOND)).isTrue();
    }

    @Test
    void d3_andUntilAFormerOwnersCallCanNoLongerArriveOfWhichNobodyKnowsWhatItWas() {
        Windows windows = new Windows(List.of(new Band(1, 5, 0, Duration.ofSeconds(1))));
        windows.occupy(START + 5 * SECOND);
        assertThat(windows.earliest(REGISTERED, START)).isEqualTo(START + 5 * SECOND);
    }

    @Test
    void withoutABandEveryCallGoes() {
        Windows none = new Windows(List.of());
        assertThat(none.reserve(ENTRY, START)).isTrue();
        none.answered(ENTRY, START);
        assertThat(none.earliest(ENTRY, START)).isEqualTo(START);
    }

    @Test
    void nothingIsGivenBackThatWasNotTaken() {
        assertThatIllegalStateException().isThrownBy(() -> one.release(ENTRY));
    }

    @Test
    void aBandLeavesEntriesASlot() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Band(5, 5, 5, Duration.ofSeconds(1)));
    }
}
