package io.anumati.auth.connection;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** A request for a token that waits for the user's approval at the broker; at most one is open per app. */
@Entity
@Table(name = "token_request")
class TokenRequest extends PanacheEntityBase {

    @Id
    public String requestId;
    public String userId;
    public String brokerAppId;
    public Instant requestedAt;
    public Instant expiresAt;
    public Instant closedAt;

    static Uni<Optional<TokenRequest>> open(String brokerAppId, Instant now) {
        return TokenRequest
                .<TokenRequest> find("brokerAppId = ?1 and closedAt is null and expiresAt > ?2", brokerAppId, now)
                .firstResult().map(Optional::ofNullable);
    }

    /** Closes it in one statement: of two deliveries, one at most gets it. */
    static Uni<Boolean> claim(String requestId, Instant now) {
        return update("closedAt = ?1 where requestId = ?2 and closedAt is null", now, requestId).map(count -> count == 1);
    }

    /** Its token could not be kept: the broker may deliver again. */
    static Uni<Integer> reopen(String requestId) {
        return update("closedAt = null where requestId = ?1", requestId);
    }

    static Uni<Integer> closeAll(String brokerAppId, Instant now) {
        return update("closedAt = ?1 where brokerAppId = ?2 and closedAt is null", now, brokerAppId);
    }
}
