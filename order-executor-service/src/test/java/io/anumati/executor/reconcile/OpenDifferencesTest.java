package io.anumati.executor.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.Difference;
import io.anumati.contracts.DifferenceKind;
import io.anumati.executor.reconcile.OpenDifferences.Changes;

class OpenDifferencesTest {

    private static final Instant AT = Instant.parse("2026-11-23T05:00:00Z");
    private static final Difference QUANTITY = new Difference(DifferenceKind.QUANTITY, "c-1", "b-1", "i-1", "10", "20");
    private static final Difference EXTRA = new Difference(DifferenceKind.EXTRA_AT_BROKER, "c-2", "b-2", "i-2", "none", "open");

    private final OpenDifferences open = new OpenDifferences();

    @Test
    void aDifferenceIsToldOnceAndOnceMoreWhenItIsOver() {
        assertThat(learn(QUANTITY)).isEqualTo(new Changes(List.of(QUANTITY), List.of()));
        assertThat(learn(QUANTITY)).isEqualTo(new Changes(List.of(), List.of()));
        assertThat(showing("b-1")).isEqualTo(new Changes(List.of(), List.of(QUANTITY)));
        assertThat(showing("b-1")).isEqualTo(new Changes(List.of(), List.of()));
        assertThat(learn(QUANTITY).found()).containsExactly(QUANTITY);
    }

    @Test
    void whatAFormerOwnerHasToldIsNotToldAgain() {
        open.found(QUANTITY, AT);
        open.found(EXTRA, AT);
        open.cleared(EXTRA);
        assertThat(learn(QUANTITY)).isEqualTo(new Changes(List.of(), List.of()));
        assertThat(open.heldInstruments()).isEmpty();
    }

    @Test
    void anExtraOrderHoldsItsInstrumentUntilTheJournalKnowsIt() {
        learn(EXTRA, QUANTITY);
        assertThat(open.heldInstruments()).containsExactly("i-2");
        Changes changes = showing("b-1", "b-2");
        assertThat(changes.cleared()).containsExactlyInAnyOrder(EXTRA, QUANTITY);
        assertThat(open.heldInstruments()).isEmpty();
    }

    @Test
    void aDifferenceIsNotOverBecauseOneReadDoesNotShowTheOrderButWithItsDay() {
        learn(EXTRA, QUANTITY);
        assertThat(learn().cleared()).isEmpty();
        assertThat(open.heldInstruments()).containsExactly("i-2");
        assertThat(open.learn(List.of(), Set.of(), AT.plus(Duration.ofDays(1))).cleared()).containsExactly(EXTRA, QUANTITY);
    }

    @Test
    void anExtraOrderThatAPersonReleasedHoldsNothingAndIsNotToldAgain() {
        learn(EXTRA);
        assertThat(open.holding()).extracting(OpenDifferences.Extra::difference).containsExactly(EXTRA);
        open.released(EXTRA);
        assertThat(learn(EXTRA)).isEqualTo(new Changes(List.of(), List.of()));
        assertThat(open.holding()).isEmpty();
        assertThat(open.heldInstruments()).isEmpty();
        Difference another = new Difference(DifferenceKind.EXTRA_AT_BROKER, "c-2", "b-4", "i-2", "none", "open");
        learn(EXTRA, another);
        assertThat(open.heldInstruments()).containsExactly("i-2");
        assertThat(open.holding()).extracting(OpenDifferences.Extra::difference).containsExactly(another);
    }

    @Test
    void aMissingOrderIsMissingUntilItIsShownOrOver() {
        Difference missing = new Difference(DifferenceKind.MISSING_AT_BROKER, "c-3", "b-3", "i-3", "OPEN", null);
        learn(missing);
        assertThat(learn().cleared()).containsExactly(missing);
    }

    /** A read without any difference. */
    private Changes showing(String... brokerOrderIds) {
        return open.learn(List.of(), Set.of(brokerOrderIds), AT);
    }

    private Changes learn(Difference... now) {
        return open.learn(List.of(now), Set.of(), AT);
    }
}
