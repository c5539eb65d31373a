package io.anumati.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.anumati.chaos.ChangePairing.Call;
import io.anumati.chaos.ChangePairing.Step;
import io.anumati.contracts.ChangeKind;

class ChangePairingTest {

    private static final Step INTENT = new Step("c", "ChangeIntent", ChangeKind.CANCEL, "order");
    private static final Step RESULT = new Step("c", "ChangeAccepted", ChangeKind.CANCEL, "order");
    private static final Call CALL = new Call(ChangeKind.CANCEL, "order");

    @Test
    void eachCallWithAnIntentOfItsOwnIsInOrder() {
        assertThat(ChangePairing.complaints(List.of(INTENT, RESULT, INTENT, RESULT), List.of(CALL, CALL))).isEmpty();
        assertThat(ChangePairing.complaints(List.of(INTENT, RESULT), List.of())).isEmpty();
    }

    @Test
    void aCallBeyondTheIntentsIsNamedOnce() {
        assertThat(ChangePairing.complaints(List.of(INTENT, RESULT), List.of(CALL, CALL, CALL)))
                .containsExactly("order order: more CANCEL calls than intents");
        assertThat(ChangePairing.complaints(List.of(INTENT, RESULT), List.of(new Call(ChangeKind.MODIFY, "order"))))
                .containsExactly("order order: more MODIFY calls than intents");
    }

    @Test
    void anIntentWithoutResultIsNamed() {
        assertThat(ChangePairing.complaints(List.of(INTENT), List.of(CALL)))
                .containsExactly("intent of change c has no result");
        assertThat(ChangePairing.complaints(List.of(INTENT, INTENT, RESULT), List.of(CALL)))
                .containsExactly("intent of change c has no result");
    }
}
