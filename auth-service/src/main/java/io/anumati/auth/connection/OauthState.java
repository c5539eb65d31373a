package io.anumati.auth.connection;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** A sign-in that was started: bound to user, app and browser, good once. */
@Entity
@Table(name = "oauth_state")
class OauthState extends PanacheEntityBase {

    @Id
    public String stateHash;
    public String userId;
    public String brokerAppId;
    public String browserHash;
    public Instant startedAt;
    public Instant expiresAt;
    public Instant usedAt;

    /** Uses the state up in one statement: of two callbacks with one state, one at most gets it. */
    static Uni<Optional<OauthState>> use(String stateHash, String browserHash, Instant now) {
        return update("usedAt = ?1 where stateHash = ?2 and browserHash = ?3 and usedAt is null and expiresAt > ?1", now,
                stateHash, browserHash)
                .chain(count -> count == 1
                        ? OauthState.<OauthState> findById(stateHash).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    static Uni<Long> forgetOlderThan(Instant limit) {
        return delete("expiresAt < ?1", limit);
    }
}
