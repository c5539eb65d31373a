package io.anumati.vault.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.anumati.contracts.TokenEvent.Fingerprint;
import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.contracts.TokenEvent.TokenClass;
import io.anumati.vault.caller.CallerRole;
import io.anumati.vault.token.LeaseDecision.Granted;
import io.anumati.vault.token.LeaseDecision.Refused;
import io.anumati.vault.token.TokenRecord.Kept;
import io.anumati.vault.token.TokenRecord.Revoked;

class LeaseRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T05:00:00Z");
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final Fingerprint FINGERPRINT = new Fingerprint("vault:v1:abc", "token-fingerprint:v1");

    @Test
    void grantsForTheWantedTime() {
        assertThat(decide(Purpose.PLACE, kept(TokenClass.STANDARD_DAY, 3600), Duration.ofSeconds(30)))
                .isEqualTo(new Granted(kept(TokenClass.STANDARD_DAY, 3600), NOW.plusSeconds(30)));
    }

    @Test
    void neverGrantsLongerThanAMinute() {
        assertThat(decide(Purpose.PLACE, kept(TokenClass.STANDARD_DAY, 3600), Duration.ofHours(1)))
                .isEqualTo(new Granted(kept(TokenClass.STANDARD_DAY, 3600), NOW.plusSeconds(60)));
    }

    @Test
    void neverGrantsPastTheTokensEnd() {
        assertThat(decide(Purpose.PLACE, kept(TokenClass.STANDARD_DAY, 20), MINUTE))
                .isEqualTo(new Granted(kept(TokenClass.STANDARD_DAY, 20), NOW.plusSeconds(20)));
    }

    @Test
    void refusesFromTheVeryInstantOfTheEnd() {
        assertThat(decide(Purpose.READ_BOOK, kept(TokenClass.STANDARD_DAY, 0), MINUTE))
                .isEqualTo(new Refused(LeaseRefusal.TOKEN_EXPIRED));
    }

    @Test
    void refusesWhatWasRevoked() {
        Revoked revoked = new Revoked(FINGERPRINT, "LOGGED_OUT", "event-1", NOW);

        assertThat(decide(Purpose.PLACE, revoked, MINUTE)).isEqualTo(new Refused(LeaseRefusal.TOKEN_REVOKED));
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(LeaseRules.decide(Purpose.PLACE, Optional.empty(), NOW, MINUTE))
                .isEqualTo(new Refused(LeaseRefusal.NO_TOKEN));
    }

    @ParameterizedTest
    @EnumSource(value = TokenClass.class, names = "STANDARD_DAY", mode = EnumSource.Mode.EXCLUDE)
    void refusesOrdersToEveryClassButTheDayToken(TokenClass tokenClass) {
        for (Purpose purpose : EnumSet.of(Purpose.PLACE, Purpose.MODIFY, Purpose.CANCEL)) {
            assertThat(decide(purpose, kept(tokenClass, 3600), MINUTE)).isEqualTo(new Refused(LeaseRefusal.TOKEN_CLASS));
        }
    }

    @ParameterizedTest
    @EnumSource(TokenClass.class)
    void grantsReadsToEveryClass(TokenClass tokenClass) {
        assertThat(decide(Purpose.READ_FUNDS, kept(tokenClass, 3600), MINUTE)).isInstanceOf(Granted.class);
    }

    @Test
    void givesEachPurposeToAtMostOneRole() {
        for (Purpose purpose : Purpose.values()) {
            assertThat(EnumSet.allOf(CallerRole.class)).filteredOn(role -> LeaseRules.allows(role, purpose))
                    .hasSizeLessThanOrEqualTo(1).doesNotContain(CallerRole.CHECKPOINT);
        }
    }

    private static LeaseDecision decide(Purpose purpose, TokenRecord token, Duration wanted) {
        return LeaseRules.decide(purpose, Optional.of(token), NOW, wanted);
    }

    private static Kept kept(TokenClass tokenClass, long secondsLeft) {
        return new Kept(new AccessToken("a-token"), tokenClass, NOW.plusSeconds(secondsLeft), FINGERPRINT,
                NOW.minusSeconds(60));
    }
}
