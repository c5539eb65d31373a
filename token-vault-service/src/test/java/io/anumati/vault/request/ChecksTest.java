package io.anumati.vault.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.anumati.web.ServiceProblem;

class ChecksTest {

    @ParameterizedTest
    @ValueSource(strings = { "u", "u-1_A", "0123456789012345678901234567890123456789012345678901234567890123" })
    void takesIds(String id) {
        assertThat(Checks.userId(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "..", "a/b", "a b", "a\n", "ä",
            "01234567890123456789012345678901234567890123456789012345678901234" })
    void refusesWhatCouldLeaveItsPlaceInThePath(String id) {
        assertThatThrownBy(() -> Checks.userId(id)).isInstanceOf(ServiceProblem.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "with space", "eyJhbGciOiJIUzI1NiJ9.x.y", "lower" })
    void refusesAReasonThatIsNoCode(String reason) {
        assertThatThrownBy(() -> Checks.reason(reason)).isInstanceOf(ServiceProblem.class);
    }

    @Test
    void neverRepeatsWhatItRefuses() {
        assertThatThrownBy(() -> Checks.visible("a secret", VaultProblem.INVALID_TOKEN))
                .hasMessage(VaultProblem.INVALID_TOKEN.sentence());
    }
}
