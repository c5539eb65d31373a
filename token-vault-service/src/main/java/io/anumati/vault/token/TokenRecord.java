package io.anumati.vault.token;

import java.time.Instant;

import io.anumati.contracts.TokenEvent.Fingerprint;
import io.anumati.contracts.TokenEvent.TokenClass;

/** What the vault keeps for a user: a token, or the mark that one was revoked, which replaces it. */
sealed interface TokenRecord {

    Fingerprint fingerprint();

    /** @param expiresAt from then on the token is not handed out, at the latest the day's end for a day token */
    record Kept(AccessToken token, TokenClass tokenClass, Instant expiresAt, Fingerprint fingerprint, Instant storedAt)
            implements
                TokenRecord {
    }

    /** @param eventId of the event that tells of it, the same when it has to be told again */
    record Revoked(Fingerprint fingerprint, String reason, String eventId, Instant revokedAt) implements TokenRecord {
    }
}
