package io.anumati.executor.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class TokenLeasesTest {

    @Test
    void aUserOfWhomTheAnswerSaysNothingIsAskedAboutAgain() {
        LeaseAnswer answer = new LeaseAnswer(List.of(), List.of(new LeaseAnswer.Refusal("u-1", "NO_TOKEN")));
        assertThat(TokenLeases.refusal("u-1", answer)).isInstanceOfSatisfying(LeaseDenied.class,
                denied -> assertThat(denied.reason()).isEqualTo("NO_TOKEN"));
        assertThat(TokenLeases.refusal("u-2", answer)).isInstanceOf(VaultAway.class);
    }
}
