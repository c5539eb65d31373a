package io.anumati.executor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.anumati.executor.guard.Gate.Passage;

class GateTest {

    private static final long DELAY = 100;

    private final Gate gate = new Gate(DELAY);

    @Test
    void whileTheBreakerIsClosedAnyNumberMayBegin() {
        assertThat(gate.enter(0)).isEqualTo(Passage.FREE);
        assertThat(gate.enter(0)).isEqualTo(Passage.FREE);
        assertThat(gate.isShut(0)).isFalse();
    }

    @Test
    void whileItIsOpenNoneMayBegin() {
        gate.opened(0);
        assertThat(gate.isShut(DELAY - 1)).isTrue();
        assertThat(gate.enter(DELAY - 1)).isEqualTo(Passage.SHUT);
    }

    @Test
    void afterTheDelayOneCallTriesAndTheOthersWaitForIt() {
        gate.opened(0);
        assertThat(gate.enter(DELAY)).isEqualTo(Passage.TRIAL);
        assertThat(gate.enter(DELAY)).isEqualTo(Passage.SHUT);
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void aTrialThatNeverCalledLeavesTheNextOneItsTurn() {
        gate.opened(0);
        gate.enter(DELAY);
        gate.trialEnds();
        assertThat(gate.enter(DELAY)).isEqualTo(Passage.TRIAL);
    }

    @Test
    void aTrialThatFailsShutsItForAnotherDelay() {
        gate.opened(0);
        gate.enter(DELAY);
        gate.opened(DELAY + 10);
        gate.trialEnds();
        assertThat(gate.enter(2 * DELAY)).isEqualTo(Passage.SHUT);
        assertThat(gate.enter(2 * DELAY + 10)).isEqualTo(Passage.TRIAL);
    }

    @Test
    void aTrialThatSucceedsLetsAllThrough() {
        gate.opened(0);
        gate.enter(DELAY);
        gate.closed();
        gate.trialEnds();
        assertThat(gate.enter(DELAY)).isEqualTo(Passage.FREE);
        assertThat(gate.enter(DELAY)).isEqualTo(Passage.FREE);
    }
}
