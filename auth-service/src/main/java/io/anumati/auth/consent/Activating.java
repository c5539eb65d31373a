package io.anumati.auth.consent;

import java.time.Instant;
import java.util.Optional;

import io.anumati.auth.authority.Decision;
import io.anumati.auth.authority.DenialCode;
import io.anumati.auth.authority.Moves;
import io.anumati.auth.day.SessionEnd;
import io.anumati.contracts.AuthorityEvent.Activation;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.AuthorityEvent.ConnectionState;
import io.anumati.contracts.TradingDay;

/** Activating, stopping and withdrawing: pure decisions. */
final class Activating {

    private Activating() {
    }

    /** Asking twice on one day gives the activation that stands. */
    static Decision activate(AuthorityChanged before, String authorisationId, String activationId, Instant now) {
        Optional<Authorisation> found = Moves.find(before, authorisationId);
        if (found.isEmpty()) {
            return unknown();
        }
        Authorisation consent = found.get();
        if (consent.withdrawnAt() != null) {
            return Decision.deny(DenialCode.CONSENT_WITHDRAWN, "You have withdrawn this consent; give a new one.");
        }
        if (!consent.validTo().isAfter(now)) {
            return Decision.deny(DenialCode.CONSENT_ENDED, "This consent has reached its end date; give a new one.");
        }
        if (active(consent.activation(), now)) {
            return new Decision.Keep();
        }
        return connected(before, consent, activationId, now);
    }

    private static Decision connected(AuthorityChanged before, Authorisation consent, String activationId, Instant now) {
        Connection connection = before.connection();
        if (connection == null || connection.state() != ConnectionState.CONNECTED) {
            return Decision.deny(DenialCode.SESSION_MISSING, "Sign in at your broker first.");
        }
        if (!connection.expiresAt().isAfter(now)) {
            return Decision.deny(DenialCode.SESSION_EXPIRED, "Your broker session has ended; sign in again.");
        }
        Instant end = SessionEnd.activationEnd(now, connection.expiresAt());
        Activation activation = new Activation(activationId, TradingDay.of(now), now,
                end.isBefore(consent.validTo()) ? end : consent.validTo(), null);
        return new Decision.Change(Moves.activated(before, consent.authorisationId(), activation));
    }

    static Decision stop(AuthorityChanged before, String authorisationId, Instant now) {
        Optional<Authorisation> found = Moves.find(before, authorisationId);
        if (found.isEmpty()) {
            return unknown();
        }
        Activation activation = found.get().activation();
        if (activation == null) {
            return Decision.deny(DenialCode.ACTIVATION_UNKNOWN, "There is nothing to stop.");
        }
        return activation.stoppedAt() != null ? new Decision.Keep()
                : new Decision.Change(Moves.stopped(before, authorisationId, now));
    }

    static Decision withdraw(AuthorityChanged before, String authorisationId, Instant now) {
        Optional<Authorisation> found = Moves.find(before, authorisationId);
        if (found.isEmpty()) {
            return unknown();
        }
        return found.get().withdrawnAt() != null ? new Decision.Keep()
                : new Decision.Change(Moves.withdrawn(before, authorisationId, now));
    }

    static boolean active(Activation activation, Instant now) {
        return activation != null && activation.stoppedAt() == null && activation.tradingDate().equals(TradingDay.of(now))
                && activation.endsAt().isAfter(now);
    }

    private static Decision unknown() {
        return Decision.deny(DenialCode.AUTHORISATION_UNKNOWN, "There is no consent of yours with this id.");
    }
}
