package io.anumati.auth.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.auth.authority.Decision;
import io.anumati.auth.authority.DenialCode;
import io.anumati.auth.authority.Moves;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.AuthorityEvent.ConnectionState;
import io.anumati.contracts.AuthorityEvent.Inputs;
import io.anumati.contracts.AuthorityEvent.Limits;

class ActivatingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");
    private static final Instant TOKEN_END = Instant.parse("2026-11-20T22:00:00Z");

    @Test
    void i5_activationNeedsAStandingConsentAndALiveSession() {
        requireDenied(activate(authority(null, null), NOW), DenialCode.SESSION_MISSING);
        requireDenied(activate(authority(ConnectionState.DISCONNECTED, null), NOW), DenialCode.SESSION_MISSING);
        requireDenied(activate(authority(ConnectionState.CONNECTED, null), TOKEN_END), DenialCode.SESSION_EXPIRED);
        requireDenied(activate(authority(ConnectionState.CONNECTED, NOW), NOW), DenialCode.CONSENT_WITHDRAWN);
        requireDenied(activate(authority(ConnectionState.CONNECTED, null), NOW.plus(Duration.ofDays(31))),
                DenialCode.CONSENT_ENDED);
        requireDenied(Activating.activate(Moves.none("u-1", NOW), "a-1", "act-1", NOW), DenialCode.AUTHORISATION_UNKNOWN);
    }

    @Test
    void anActivationIsOfTheDayAndEndsWithIt() {
        // When
        Decision decision = activate(authority(ConnectionState.CONNECTED, null), NOW);
        // Then
        assertThat(decision).isInstanceOfSatisfying(Decision.Change.class, change -> {
            var activation = change.after().authorisations().getFirst().activation();
            assertThat(activation.tradingDate()).hasToString("2026-11-20");
            assertThat(activation.activatedAt()).isEqualTo(NOW);
            assertThat(activation.endsAt()).isEqualTo(Instant.parse("2026-11-20T18:00:00Z"));
        });
    }

    @Test
    void askingAgainKeepsTheActivationUntilItIsStopped() {
        // Given
        AuthorityChanged active = after(activate(authority(ConnectionState.CONNECTED, null), NOW));
        // When
        AuthorityChanged stopped = after(Activating.stop(active, "a-1", NOW.plusSeconds(1)));
        // Then
        assertThat(activate(active, NOW.plusSeconds(1))).isEqualTo(new Decision.Keep());
        assertThat(Activating.stop(stopped, "a-1", NOW.plusSeconds(2))).isEqualTo(new Decision.Keep());
        assertThat(activate(stopped, NOW.plusSeconds(2))).isInstanceOf(Decision.Change.class);
    }

    @Test
    void aWithdrawalStopsTheActivationToo() {
        // Given
        AuthorityChanged active = after(activate(authority(ConnectionState.CONNECTED, null), NOW));
        // When
        Authorisation withdrawn = after(Activating.withdraw(active, "a-1", NOW.plusSeconds(1))).authorisations().getFirst();
        // Then
        assertThat(withdrawn.withdrawnAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(withdrawn.activation().stoppedAt()).isEqualTo(NOW.plusSeconds(1));
    }

    private static Decision activate(AuthorityChanged before, Instant now) {
        return Activating.activate(before, "a-1", "act-1", now);
    }

    private static AuthorityChanged after(Decision decision) {
        return ((Decision.Change) decision).after();
    }

    private static void requireDenied(Decision decision, DenialCode code) {
        assertThat(decision).isInstanceOfSatisfying(Decision.Deny.class,
                deny -> assertThat(deny.denial().code()).isEqualTo(code));
    }

    private static AuthorityChanged authority(ConnectionState state, Instant withdrawnAt) {
        Authorisation consent = new Authorisation("a-1", "s", "1", "hash", NOW.minusSeconds(60),
                NOW.plus(Duration.ofDays(30)), 1, new Inputs(1, BigDecimal.ONE, Map.of()), new Limits(BigDecimal.TEN, 1, 1),
                false, withdrawnAt, null);
        Connection connection = state == null ? null
                : new Connection("c-1", "UPSTOX", "UCC", "app-1", state, "fp", NOW, TOKEN_END);
        return new AuthorityChanged("u-1", 3, NOW, connection, null, List.of(consent));
    }
}
