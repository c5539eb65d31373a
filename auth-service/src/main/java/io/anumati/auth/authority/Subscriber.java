package io.anumati.auth.authority;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.Topic;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** One person on the platform; the row is the lock under which the person's authority changes. */
@Entity
public class Subscriber extends PanacheEntityBase {

    @Id
    public String userId;
    public long version;
    public String authority;
    public Instant createdAt;

    /** Nothing but the row, for a person seen for the first time. */
    public static Uni<Void> ensure(String userId, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                insert into subscriber (user_id, version, authority, created_at) values (?1, 0, ?2, ?3)
                on conflict do nothing""").setParameter(1, userId).setParameter(2, json(Moves.none(userId, now)))
                .setParameter(3, now).executeUpdate()).replaceWithVoid();
    }

    /** @return a null item for an unknown person */
    public static Uni<Subscriber> locked(String userId) {
        return findById(userId, LockModeType.PESSIMISTIC_WRITE);
    }

    AuthorityChanged current() {
        return (AuthorityChanged) EventCodec.read(Topic.AUTHORIZATIONS, authority.getBytes(UTF_8));
    }

    void become(AuthorityChanged next) {
        version = next.version();
        authority = json(next);
    }

    private static String json(AuthorityChanged authority) {
        return new String(EventCodec.toJson(authority), UTF_8);
    }
}
