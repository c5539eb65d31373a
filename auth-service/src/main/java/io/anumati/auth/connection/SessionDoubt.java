package io.anumati.auth.connection;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** A session that the broker has refused once, until a profile read has told whether it has ended. */
@Entity
@Table(name = "session_doubt")
public class SessionDoubt extends PanacheEntityBase {

    @Id
    public String userId;
    public String connectionId;
    public Instant doubtedAt;
    public Instant nextTryAt;

    /** Takes what is due, so that no other instance looks at the same before {@code again}. */
    static Uni<List<SessionDoubt>> due(Instant now, Instant again, int most) {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                update session_doubt set next_try_at = ?2 where user_id in (
                    select user_id from session_doubt where next_try_at <= ?1 order by next_try_at limit ?3
                    for update skip locked)
                returning user_id, connection_id, doubted_at, next_try_at""", SessionDoubt.class).setParameter(1, now)
                .setParameter(2, again).setParameter(3, most).getResultList());
    }

    static Uni<Long> settle(SessionDoubt doubt) {
        return delete("userId = ?1 and connectionId = ?2", doubt.userId, doubt.connectionId);
    }
}
