package io.anumati.executor.vault;

import java.time.Instant;

import io.anumati.contracts.TokenEvent.Fingerprint;
import io.anumati.contracts.TokenEvent.TokenClass;
import io.anumati.upstox.AccessToken;

/**
 * A user's token, lent until {@code leaseUntil}. Lives in memory only.
 *
 * @param leaseUntil UTC; the token must not be used later
 */
public record TokenLease(String userId, AccessToken accessToken, Fingerprint fingerprint, TokenClass tokenClass,
        Instant expiresAt, Instant leaseUntil) {

    /** Whether a call that begins then may still use it. */
    public boolean lastsUntil(Instant then) {
        return then.isBefore(leaseUntil);
    }
}
