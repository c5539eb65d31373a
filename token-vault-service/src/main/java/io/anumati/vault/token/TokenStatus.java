package io.anumati.vault.token;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.anumati.contracts.TokenEvent.Fingerprint;
import io.anumati.contracts.TokenEvent.TokenClass;

/**
 * What is known of a user's token without saying it; members that do not apply are left out.
 *
 * @param expiresAt when it ends or ended, UTC
 * @param changedAt when it was stored or revoked, UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenStatus(State state, TokenClass tokenClass, Instant expiresAt, Fingerprint fingerprint, Instant changedAt) {

    enum State {
        ABSENT,
        ACTIVE,
        EXPIRED,
        REVOKED
    }

    static TokenStatus of(Optional<TokenRecord> token, Instant now) {
        return token.map(known -> of(known, now)).orElseGet(() -> new TokenStatus(State.ABSENT, null, null, null, null));
    }

    private static TokenStatus of(TokenRecord token, Instant now) {
        return switch (token) {
            case TokenRecord.Revoked revoked -> new TokenStatus(State.REVOKED, null, null, revoked.fingerprint(),
                    revoked.revokedAt());
            case TokenRecord.Kept kept -> new TokenStatus(now.isBefore(kept.expiresAt()) ? State.ACTIVE : State.EXPIRED,
                    kept.tokenClass(), kept.expiresAt(), kept.fingerprint(), kept.storedAt());
        };
    }
}
