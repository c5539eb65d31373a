package io.anumati.simulator.account;

import java.time.Instant;

/**
 * An access token and whose it is.
 *
 * @param tokenHash SHA-256 of the token, hexadecimal
 * @param extended whether it is the long-lived kind that only reads
 */
public record Session(String token, String tokenHash, String userId, String clientId, Instant issuedAt, Instant expiresAt,
        boolean extended) {

    @Override
    public String toString() {
        return "Session[%s, %s, %s]".formatted(userId, clientId, tokenHash);
    }
}
