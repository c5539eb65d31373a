package io.anumati.executor.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.anumati.executor.journal.ExecutorDatabase;
import io.anumati.executor.journal.JournalEntry;
import io.anumati.executor.journal.JournalRow;

class MergeTest {

    private static final JournalEntry RECEIVED = entry("a", 1, "Received");
    private static final JournalEntry QUEUED = entry("a", 2, "Queued");
    private static final JournalEntry INTENT = entry("a", 3, "Intent");
    private static final JournalEntry RESULT = entry("a", 4, "Acknowledged");
    private static final JournalEntry OTHER = entry("b", 1, "Received");

    @Test
    void whatTheJournalLacksIsMissingInTheOrderOfTheFile() {
        Merge merge = Merge.of(lines(INTENT, OTHER, RESULT), journal(RECEIVED, QUEUED));
        assertThat(merge.missing()).isEqualTo(lines(INTENT, OTHER, RESULT));
        assertThat(merge.contradicted()).isEmpty();
    }

    @Test
    void i2_whatIsThereAlreadyIsNotMissingSoMergingTwiceIsMergingOnce() {
        Merge merge = Merge.of(lines(INTENT, RESULT), journal(RECEIVED, QUEUED, INTENT, RESULT));
        assertThat(merge).isEqualTo(new Merge(List.of(), List.of()));
    }

    @Test
    void aMergeThatWasBrokenOffAnywhereGoesOnWhereItStood() {
        List<JournalEntry> all = List.of(RECEIVED, QUEUED, INTENT, RESULT);
        for (int there = 0; there <= all.size(); there++) {
            Merge merge = Merge.of(lines(all.toArray(JournalEntry[]::new)),
                    journal(all.subList(0, there).toArray(JournalEntry[]::new)));
            assertThat(merge.missing()).isEqualTo(lines(all.subList(there, all.size()).toArray(JournalEntry[]::new)));
            assertThat(merge.contradicted()).isEmpty();
        }
    }

    @Test
    void i3_whatAnotherOwnerHasDecidedOtherwiseStaysAsItIs() {
        Merge merge = Merge.of(lines(INTENT, RESULT, OTHER), journal(RECEIVED, QUEUED, entry("a", 3, "Expired")));
        assertThat(merge.missing()).isEqualTo(lines(OTHER));
        assertThat(merge.contradicted()).isEqualTo(lines(INTENT, RESULT));
    }

    @Test
    void i3_aStepOfTheSameNameThatAnotherOwnerTookIsAnotherStep() {
        JournalEntry others = ExecutorDatabase.entry(1, "a", 3, "Intent", 9);
        Merge merge = Merge.of(lines(INTENT, RESULT), journal(RECEIVED, QUEUED, others));
        assertThat(merge.missing()).isEmpty();
        assertThat(merge.contradicted()).isEqualTo(lines(INTENT, RESULT));
    }

    @Test
    void aLineWhoseForerunnerIsNowhereIsNotMerged() {
        Merge merge = Merge.of(lines(INTENT), journal(RECEIVED));
        assertThat(merge.missing()).isEmpty();
        assertThat(merge.contradicted()).isEqualTo(lines(INTENT));
    }

    private static JournalEntry entry(String command, int version, String step) {
        return ExecutorDatabase.entry(1, command, version, step);
    }

    private static List<StandInLine> lines(JournalEntry... entries) {
        return List.of(entries).stream().map(entry -> StandInLine.of(1, 7, entry)).toList();
    }

    private static List<JournalRow> journal(JournalEntry... entries) {
        return IntStream.range(0, entries.length).mapToObj(index -> JournalRow.of(1, 40 + index, entries[index])).toList();
    }
}
