package io.anumati.simulator.account;

import java.time.Instant;
import java.util.Set;

/**
 * An access token and whose it is.
 *
 * @param tokenHash SHA-256 of the token, hexadecimal
 * @param stopped segments that the kill switch had stopped when it was issued: a change takes effect with the next token
 */
public record Session(String token, String tokenHash, String userId, String clientId, Instant issuedAt, Instant expiresAt,
        TokenKind kind, Set<String> stopped) {

    public boolean isAccess() {
        return kind == TokenKind.ACCESS;
    }

    @Override
    public String toString() {
        return "Session[%s, %s, %s]".formatted(userId, clientId, tokenHash);
    }
}
