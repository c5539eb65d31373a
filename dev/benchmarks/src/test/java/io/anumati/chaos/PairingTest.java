package io.anumati.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.anumati.chaos.Pairing.Step;

class PairingTest {

    private static final Step INTENT = new Step("c", 3, "Intent", "c-1");

    @Test
    void anIntentWithItsCallAndResultIsInOrder() {
        assertThat(Pairing.complaints(List.of(INTENT, new Step("c", 4, "Acknowledged", "c-1")), List.of("c-1"))).isEmpty();
    }

    @Test
    void anIntentWithoutResultIsNamed() {
        assertThat(Pairing.complaints(List.of(INTENT), List.of())).containsExactly("intent c-1 has no result");
    }

    @Test
    void whatTheBookShowsSettlesAnIntentWhoseAnswerWasLostWithItsOwner() {
        Step shown = new Step("c", 4, "BookShows", "c-1");
        Step acknowledged = new Step("c", 5, "Acknowledged", "c-1");

        assertThat(Pairing.complaints(List.of(INTENT, shown), List.of("c-1"))).isEmpty();
        assertThat(Pairing.complaints(List.of(INTENT, shown, acknowledged), List.of("c-1"))).isEmpty();
        assertThat(Pairing.complaints(List.of(INTENT, new Step("c", 4, "BookShows", "c-0")), List.of("c-1")))
                .containsExactly("intent c-1 has no result");
        assertThat(Pairing.complaints(List.of(INTENT, shown, acknowledged, new Step("c", 6, "OutcomeUnknown", "c-1")),
                List.of("c-1"))).containsExactly("tag c-1 has a second result, OutcomeUnknown");
    }

    @Test
    void aCallWithoutIntentIsNamed() {
        assertThat(Pairing.complaints(List.of(), List.of("c-1"))).containsExactly("call with tag c-1 has no intent");
    }

    @Test
    void aSecondResultOfOneTagIsNamed() {
        assertThat(Pairing.complaints(List.of(INTENT, new Step("c", 4, "Acknowledged", "c-1"),
                new Step("c", 5, "OutcomeUnknown", "c-1")), List.of("c-1")))
                .containsExactly("tag c-1 has a second result, OutcomeUnknown");
    }

    @Test
    void aNewAttemptBeforeTheOldOneHasEndedIsNamed() {
        assertThat(Pairing.complaints(List.of(INTENT, new Step("c", 4, "Intent", "c-2"), new Step("c", 5, "NotSent", "c-2")),
                List.of())).containsExactly("intent c-1 has no result");
    }

    @Test
    void twoIntentsOfOneTagAreNamed() {
        assertThat(Pairing.complaints(List.of(INTENT, new Step("c", 4, "NotSent", "c-1"), new Step("c", 5, "Intent", "c-1"),
                new Step("c", 6, "NotSent", "c-1")), List.of())).containsExactly("tag c-1 has 2 intents");
    }
}
