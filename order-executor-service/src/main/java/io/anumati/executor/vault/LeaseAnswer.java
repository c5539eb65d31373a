package io.anumati.executor.vault;

import java.time.Instant;
import java.util.List;

import io.anumati.contracts.TokenEvent.Fingerprint;
import io.anumati.contracts.TokenEvent.TokenClass;
import io.anumati.upstox.AccessToken;

/** What the vault service answers for many users at once. */
record LeaseAnswer(List<Lease> leases, List<Refusal> refused) {

    /** As it comes over the wire; becomes a {@link TokenLease} at once. */
    record Lease(String userId, String accessToken, Fingerprint fingerprint, TokenClass tokenClass, Instant expiresAt,
            Instant leaseUntil) {

        TokenLease toLease() {
            return new TokenLease(userId, new AccessToken(accessToken), fingerprint, tokenClass, expiresAt, leaseUntil);
        }

        @Override
        public String toString() {
            return "Lease[%s ***]".formatted(userId);
        }
    }

    /** @param reason a stable code, for example NO_TOKEN */
    record Refusal(String userId, String reason) {
    }
}
