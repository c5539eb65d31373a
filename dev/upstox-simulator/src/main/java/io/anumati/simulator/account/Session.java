package io.anumati.simulator.account;

import java.time.Instant;

/**
 * An access token and whose it is.
 *
 * @param tokenHash SHA-256 of the token, hexadecimal
 */
public record Session(String token, String tokenHash, String userId, String clientId, Instant issuedAt, Instant expiresAt) {

    @Override
    public String toString() {
        return "Session[%s, %s, %s]".formatted(userId, clientId, tokenHash);
    }
}
