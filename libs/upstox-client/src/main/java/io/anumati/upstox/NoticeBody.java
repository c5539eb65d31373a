package io.anumati.upstox;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the broker posts to the notifier address after the user's yes. Nobody signs it: check the client id against a pending
 * request, the times, and the token by a profile read.
 *
 * @param userId the user's id at the broker (UCC); personal
 * @param tokenType {@code Bearer}
 * @param issuedAt UTC
 * @param expiresAt UTC
 */
public record NoticeBody(String clientId, String userId, AccessToken accessToken, String tokenType, Instant issuedAt,
        Instant expiresAt) {

    /**
     * @return empty for a message of another type, which is none of our business
     * @throws UnreadableBody when it is no JSON object or lacks a field
     */
    public static Optional<NoticeBody> parse(byte[] json) {
        JsonNode root = Webhook.object(json);
        if (!Webhook.text(root, "message_type").equals("access_token")) {
            return Optional.empty();
        }
        return Optional.of(new NoticeBody(Webhook.text(root, "client_id"), Webhook.text(root, "user_id"),
                new AccessToken(Webhook.text(root, "access_token")), Webhook.text(root, "token_type"),
                Webhook.epochMillis(root, "issued_at"), Webhook.epochMillis(root, "expires_at")));
    }
}
