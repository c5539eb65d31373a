package io.anumati.signal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.anumati.contracts.StrategyEvent.BoxType;
import io.anumati.contracts.StrategyEvent.Status;
import io.anumati.signal.registry.Lifecycle.Standing;

class LifecycleTest {

    private static final Map<Status, Set<Status>> MOVES = Map.of(
            Status.DRAFT, Set.of(Status.IN_REVIEW, Status.APPROVED),
            Status.IN_REVIEW, Set.of(Status.DRAFT, Status.APPROVED),
            Status.APPROVED, Set.of(Status.SUSPENDED),
            Status.SUSPENDED, Set.of(Status.APPROVED));

    @Test
    void everyMoveOfStatusIsInTheTable() {
        for (Status from : Status.values()) {
            for (Status to : Status.values()) {
                boolean legal = Lifecycle.decide(Optional.of(new Standing(content("a"), from)),
                        new Standing(content("a"), to)) instanceof Lifecycle.Change;
                assertThat(legal).as("%s to %s", from, to).isEqualTo(MOVES.get(from).contains(to));
            }
        }
    }

    /** Compliance row A6: a change of logic is a new version. */
    @ParameterizedTest
    @EnumSource(Status.class)
    void contentChangesOnlyBeforeApproval(Status status) {
        var decision = Lifecycle.decide(Optional.of(new Standing(content("a"), status)), new Standing(content("b"), status));

        boolean approved = status == Status.APPROVED || status == Status.SUSPENDED;
        assertThat(decision).isInstanceOf(approved ? Lifecycle.Denied.class : Lifecycle.Change.class);
    }

    @Test
    void theSameAgainIsNoChange() {
        Standing standing = new Standing(content("a"), Status.APPROVED);

        assertThat(Lifecycle.decide(Optional.of(standing), standing)).isInstanceOf(Lifecycle.Unchanged.class);
    }

    @Test
    void aVersionDoesNotStartSuspended() {
        assertThat(Lifecycle.decide(Optional.empty(), new Standing(content("a"), Status.SUSPENDED)))
                .isInstanceOf(Lifecycle.Denied.class);
    }

    private static StrategyContent content(String hashDigit) {
        return new StrategyContent("ALGO1", BoxType.BLACK, "t", "t", "{}", hashDigit.repeat(64), "c".repeat(64),
                List.of("NSE_EQ|INE002A01018"), "demo-engine");
    }
}
