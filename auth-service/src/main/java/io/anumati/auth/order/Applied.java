package io.anumati.auth.order;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** The newest version of a user's authority or kill switch that the owner of the user's partition applies. */
@Entity
@IdClass(Applied.Key.class)
public class Applied extends PanacheEntityBase {

    public enum What {
        AUTHORITY,
        KILL
    }

    record Key(String userId, What what) {
    }

    @Id
    public String userId;
    @Id
    @Enumerated(EnumType.STRING)
    public What what;
    public long version;

    /** @return 0 when none was said yet */
    public static Uni<Long> version(String userId, What what) {
        return Applied.<Applied> findById(new Key(userId, what)).map(row -> row == null ? 0 : row.version);
    }
}
