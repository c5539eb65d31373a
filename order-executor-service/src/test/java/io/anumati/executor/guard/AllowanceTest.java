package io.anumati.executor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final long SLOW = 100;
    private static final int MOST = 200;

    private final Allowance allowance = new Allowance(MOST, SLOW);

    @Test
    void itGrowsWhileOthersWaitAndWhatWasBegunEndsFast() {
        assertThat(allowance.now()).isEqualTo(Allowance.FEWEST);
        assertThat(round(0, true)).isEqualTo(10);
        assertThat(allowance.now()).isEqualTo(60);
        IntStream.range(0, 20).forEach(_ -> round(0, true));
        assertThat(allowance.now()).isEqualTo(MOST);
    }

    @Test
    void itStaysWhereNobodyWaits() {
        assertThat(round(0, false)).isZero();
    }

    @Test
    void aFewSlowOnesDoNotChangeItSomeKeepItFromGrowingAndMostMakeItShrink() {
        IntStream.range(0, 20).forEach(_ -> round(0, true));
        assertThat(round(MOST / 2, true)).isZero();
        assertThat(round(MOST / 2 + 1, true)).isEqualTo(-60);
        assertThat(round(14, true)).isPositive();
        IntStream.range(0, 20).forEach(_ -> round(allowance.now(), true));
        assertThat(allowance.now()).isEqualTo(Allowance.FEWEST);
    }

    @Test
    void aSmallBoundIsAllThereIs() {
        Allowance small = new Allowance(5, SLOW);
        IntStream.range(0, 100).forEach(_ -> assertThat(small.ended(SLOW + 1)).isZero());
        assertThat(small.now()).isEqualTo(5);
    }

    /** As many ends as may be under way. */
    private int round(int slow, boolean othersWait) {
        if (othersWait) {
            allowance.refused();
        }
        int ends = allowance.now();
        return IntStream.range(0, ends).map(end -> allowance.ended(end < slow ? SLOW + 1 : SLOW)).sum();
    }
}
