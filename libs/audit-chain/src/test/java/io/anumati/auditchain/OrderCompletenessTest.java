package io.anumati.auditchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

/** What the verifier says of order events beyond their bytes. */
class OrderCompletenessTest {

    private static final String INTENT = "{\"step\":\"INTENT\",\"tag\":\"t-1\"}";

    private final ExportFixture export = new ExportFixture();

    @Test
    void i9_eachCallWithItsResultIsPaired() {
        for (String result : List.of("ACKNOWLEDGED", "REJECTED_BROKER", "OUTCOME_UNKNOWN", "NOT_SENT", "THROTTLED",
                "LATE_RESULT", "BOOK_SHOWS", "PROVEN_ABSENT", "REVIEW_NEEDED")) {
            ExportFixture one = new ExportFixture().step(1, "c", INTENT).step(2, "c", step(result)).checkpoint();

            assertThat(one.check(1).lines()).as(result).containsExactly(
                    "INTACT: 1 chains, 2 rows, 1 broker calls paired; broken 0, incomplete 0, unsealed chains 0, notices 0");
        }
    }

    @Test
    void i9_aRefusalAtTheLastCheckEndsItsCall() {
        export.step(1, "c", INTENT).step(2, "other", step("REFUSED")).step(3, "c", "{\"step\":\"REFUSED\"}").checkpoint();

        assertThat(export.check(1).intact()).isTrue();
        assertThat(export.check(1).calls()).isOne();
    }

    @Test
    void i9_anIntentWithoutResultIsNamedOnceItIsOld() {
        export.step(1, "c", INTENT).checkpoint();
        assertThat(export.check(1).intact()).isTrue();
        assertThat(export.check(1).count(Finding.Weight.NOTICE)).isOne();

        export.later(Duration.ofMinutes(6)).add("controls", 0, "x", "1");

        assertThat(export.check(1).lines().findFirst().orElseThrow()).startsWith(
                "INCOMPLETE: chain order-events/0, sequence 1, topic order-events, partition 0, offset 0: INTENT with tag t-1");
    }

    @Test
    void i9_aResultWithoutIntentOrTwiceIsNamed() {
        export.step(1, "c", step("ACKNOWLEDGED")).step(2, "c", INTENT).step(3, "c", step("ACKNOWLEDGED"))
                .step(4, "c", step("REJECTED_BROKER")).step(5, "c", INTENT).checkpoint();

        assertThat(export.check(1).findings().stream().map(Finding::what)).containsExactly(
                "is a result without an INTENT with tag t-1", "is a second result for tag t-1",
                "is a second INTENT with tag t-1");
    }

    @Test
    void i9_aLateResultBesideTheNewOwnersIsFine() {
        export.step(1, "c", INTENT).step(2, "c", step("OUTCOME_UNKNOWN")).step(3, "c", step("LATE_RESULT"))
                .step(4, "c", step("BOOK_SHOWS")).checkpoint();

        assertThat(export.check(1).intact()).isTrue();
    }

    @Test
    void i9_changesArePairedByCommandAndAttempt() {
        export.change(1, "c", change("INTENT", 1)).change(2, "d", change("INTENT", 1)).change(3, "d", change("ACCEPTED", 1))
                .change(4, "c", change("THROTTLED", 1)).change(5, "c", change("INTENT", 2))
                .change(6, "c", change("OUTCOME_UNKNOWN", 2)).change(7, "c", change("NOT_TAKEN", 2))
                .change(8, "c", change("INTENT", 3)).change(9, "c", change("ACCEPTED", 3))
                .change(10, "c", "{\"step\":\"REJECTED\",\"attempt\":3,\"shown\":{}}")
                .change(11, "e", change("INTENT", 1)).change(12, "e", "{\"step\":\"REFUSED\"}").checkpoint();

        assertThat(export.check(1).lines()).containsExactly(
                "INTACT: 1 chains, 12 rows, 5 broker calls paired; broken 0, incomplete 0, unsealed chains 0, notices 0");
    }

    @Test
    void i9_aChangesCallWithoutIntentOrResultOrWithTwoIsNamed() {
        export.change(1, "c", change("ACCEPTED", 1)).change(2, "c", change("INTENT", 1)).change(3, "c", change("INTENT", 1))
                .change(4, "c", change("REJECTED", 1)).change(5, "c", change("ACCEPTED", 1)).change(6, "d", change("INTENT", 1))
                .checkpoint();

        assertThat(export.check(1).findings().stream().map(Finding::what)).containsExactly(
                "is a result without an INTENT with attempt 1 of change c", "is a second INTENT with attempt 1 of change c",
                "is a second result for attempt 1 of change c", "INTENT with attempt 1 of change d has no result yet");
    }

    @Test
    void i9_aGapInTheJournalIsNamed() {
        export.step(1, "c", INTENT).step(2, "c", step("ACKNOWLEDGED")).step(5, "c", step("BOOK_SHOWS")).checkpoint();

        assertThat(export.check(1).findings()).containsExactly(Finding.incomplete(
                "chain order-events/0, sequence 3, topic order-events, partition 0, offset 4",
                "journal sequences 3..4 were never recorded before it"));
    }

    @Test
    void i9_aRelaysRepeatIsFineAnotherEventWithTheSameSequenceIsNot() {
        export.step(1, "c", INTENT).step(2, "c", step("ACKNOWLEDGED")).step(1, "c", INTENT).step(2, "c", step("ACKNOWLEDGED"))
                .checkpoint();
        assertThat(export.check(1).intact()).isTrue();

        export.add("order-events", 0, "another", "{\"type\":\"OrderStepped\",\"sequence\":2}").checkpoint();

        assertThat(export.check(2).findings().getFirst().what())
                .isEqualTo("journal sequence 2 was recorded before as another event");
    }

    private static String change(String step, int attempt) {
        return "{\"step\":\"%s\",\"attempt\":%d}".formatted(step, attempt);
    }

    private static String step(String name) {
        return "{\"step\":\"%s\",\"tag\":\"t-1\"}".formatted(name);
    }
}
