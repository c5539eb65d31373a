package io.anumati.executor.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.executor.journal.ExecutorDatabase;

class MergeTest {

    private static final StandInLine INTENT = line("a", 3, "Intent");
    private static final StandInLine RESULT = line("a", 4, "Acknowledged");
    private static final StandInLine OTHER = line("b", 1, "Received");

    @Test
    void whatTheJournalLacksIsMissingInTheOrderOfTheFile() {
        Merge merge = Merge.of(List.of(INTENT, OTHER, RESULT), Map.of("1a", Map.of(1, "Received", 2, "Queued")));
        assertThat(merge.missing()).containsExactly(INTENT, OTHER, RESULT);
        assertThat(merge.contradicted()).isEmpty();
    }

    @Test
    void whatIsThereAlreadyIsNotMissingSoMergingTwiceIsMergingOnce() {
        Merge merge = Merge.of(List.of(INTENT, RESULT),
                Map.of("1a", Map.of(1, "Received", 2, "Queued", 3, "Intent", 4, "Acknowledged")));
        assertThat(merge).isEqualTo(new Merge(List.of(), List.of()));
    }

    @Test
    void aMergeThatWasBrokenOffGoesOnWhereItStood() {
        Merge merge = Merge.of(List.of(INTENT, RESULT), Map.of("1a", Map.of(1, "Received", 2, "Queued", 3, "Intent")));
        assertThat(merge.missing()).containsExactly(RESULT);
    }

    @Test
    void whatAnotherOwnerHasDecidedOtherwiseStaysAsItIs() {
        Merge merge = Merge.of(List.of(INTENT, RESULT, OTHER),
                Map.of("1a", Map.of(1, "Received", 2, "Queued", 3, "Expired")));
        assertThat(merge.missing()).containsExactly(OTHER);
        assertThat(merge.contradicted()).containsExactly(INTENT, RESULT);
    }

    @Test
    void aLineWhoseForerunnerIsNowhereIsNotMerged() {
        Merge merge = Merge.of(List.of(INTENT), Map.of("1a", Map.of(1, "Received")));
        assertThat(merge.missing()).isEmpty();
        assertThat(merge.contradicted()).containsExactly(INTENT);
    }

    private static StandInLine line(String command, int version, String step) {
        return StandInLine.of(1, ExecutorDatabase.entry(1, command, version, step));
    }
}
