package io.anumati.vault.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.anumati.contracts.TokenEvent.TokenClass;
import io.anumati.vault.request.VaultProblem;
import io.anumati.web.ServiceProblem;

class ExpiryRulesTest {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    /** 10:30 in India; the day ends at 22:00 UTC. */
    private static final Instant NOW = Instant.parse("2026-11-20T05:00:00Z");
    private static final Instant DAY_END = Instant.parse("2026-11-20T22:00:00Z");

    @Test
    void keepsAnExpiryWithinTheDay() {
        Instant stated = NOW.plusSeconds(600);

        assertThat(effective(TokenClass.STANDARD_DAY, stated)).isEqualTo(stated);
    }

    @Test
    void cutsAnExpiryWithinTheToleranceToTheDaysEnd() {
        assertThat(effective(TokenClass.STANDARD_DAY, DAY_END.plus(TOLERANCE))).isEqualTo(DAY_END);
    }

    @Test
    void refusesADayTokenThatEndsBeyondTheDay() {
        assertRefused(TokenClass.STANDARD_DAY, DAY_END.plus(TOLERANCE).plusMillis(1));
    }

    @ParameterizedTest
    @EnumSource(TokenClass.class)
    void refusesAnExpiryThatIsPast(TokenClass tokenClass) {
        assertRefused(tokenClass, NOW);
    }

    @Test
    void keepsTheLongExpiryOfAnotherClass() {
        Instant stated = NOW.plus(Duration.ofDays(300));

        assertThat(effective(TokenClass.EXTENDED, stated)).isEqualTo(stated);
    }

    private static void assertRefused(TokenClass tokenClass, Instant stated) {
        assertThatThrownBy(() -> effective(tokenClass, stated)).isInstanceOfSatisfying(ServiceProblem.class,
                problem -> assertThat(problem.code()).isEqualTo(VaultProblem.INVALID_EXPIRY));
    }

    private static Instant effective(TokenClass tokenClass, Instant stated) {
        return ExpiryRules.effective(tokenClass, stated, NOW, TOLERANCE);
    }
}
