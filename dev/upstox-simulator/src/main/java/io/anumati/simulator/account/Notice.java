package io.anumati.simulator.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the broker posts to a notifier address once the customer approved. All values are texts. */
public record Notice(@JsonProperty("client_id") String clientId, @JsonProperty("user_id") String userId,
        @JsonProperty("access_token") String accessToken, @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_at") String expiresAt, @JsonProperty("issued_at") String issuedAt,
        @JsonProperty("message_type") String messageType) {

    public static Notice of(Session session) {
        return new Notice(session.clientId(), session.userId(), session.token(), "Bearer",
                Long.toString(session.expiresAt().toEpochMilli()), Long.toString(session.issuedAt().toEpochMilli()),
                "access_token");
    }

    @Override
    public String toString() {
        return "Notice[%s, %s]".formatted(clientId, userId);
    }
}
