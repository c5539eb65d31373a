package io.anumati.executor.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.anumati.executor.journal.JournalRow;
import io.anumati.executor.operator.RecentOutcomes.Missed;

class RecentOutcomesTest {

    private final RecentOutcomes recent = new RecentOutcomes(3);

    @Test
    void aNewClientHasMissedNothing() {
        add(1, 2);
        assertThat(recent.since(Optional.empty())).isEqualTo(new Missed(true, List.of()));
    }

    @Test
    void aClientThatComesBackGetsWhatCameAfterItsLastEvent() {
        add(1, 2, 3);
        Missed missed = recent.since(Optional.of("0:1"));
        assertThat(missed.complete()).isTrue();
        assertThat(missed.rows()).extracting(JournalRow::sequence).containsExactly(2L, 3L);
        assertThat(recent.since(Optional.of("0:3"))).isEqualTo(new Missed(true, List.of()));
    }

    @Test
    void aClientWhoseLastEventIsNotKeptGetsAllThereIsAndIsToldSo() {
        add(1, 2, 3, 4);
        Missed missed = recent.since(Optional.of("0:1"));
        assertThat(missed.complete()).isFalse();
        assertThat(missed.rows()).extracting(JournalRow::sequence).containsExactly(2L, 3L, 4L);
        assertThat(recent.since(Optional.of("not an id")).complete()).isFalse();
    }

    private void add(long... sequences) {
        for (long sequence : sequences) {
            recent.add(OutcomeRows.expired(0, sequence, "u-1"));
        }
    }
}
