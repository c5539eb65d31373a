package io.anumati.audit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.anumati.audit.intake.ChainPosition.Committed;
import io.anumati.auditchain.ChainHead;
import io.anumati.auditchain.Hash;

class ChainPositionTest {

    private final ChainPosition table = new ChainPosition(new ChainHead("controls", 0, 5, Hash.NONE), 100);

    @Test
    void resumesAfterTheLastRowWhenNothingWasCommitted() {
        assertThat(table.resumeAt(Committed.NOTHING)).isEqualTo(101);
        assertThat(ChainPosition.start("controls", 0).resumeAt(Committed.NOTHING)).isZero();
    }

    @Test
    void passesOverHeartbeatsThatWereCommitted() {
        assertThat(table.resumeAt(new Committed(5_000, 5))).isEqualTo(5_000);
    }

    @Test
    void readsAgainWhatTheTableLostSinceTheCommit() {
        assertThat(table.resumeAt(new Committed(5_000, 6))).isEqualTo(101);
    }

    @Test
    void neverGoesBackBehindTheTable() {
        assertThat(table.resumeAt(new Committed(50, 3))).isEqualTo(101);
    }
}
