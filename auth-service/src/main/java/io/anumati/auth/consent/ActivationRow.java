package io.anumati.auth.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** The kept record of an activation: the user's own act on that day, under that sign-in (compliance rule B8). */
@Entity
@Table(name = "activation")
class ActivationRow extends PanacheEntityBase {

    @Id
    public String activationId;
    public String authorisationId;
    public String userId;
    public String connectionId;
    public LocalDate tradingDate;
    public int paramVersion;
    public Instant activatedAt;
    public Instant endsAt;
    public Instant stoppedAt;
    /** Version of the authority from which the stop counts. */
    public Long stoppedVersion;

    static Uni<List<ActivationRow>> of(String userId) {
        return list("userId = ?1 order by activatedAt", userId);
    }

    /** Whatever of this consent is not stopped yet. */
    static Uni<Integer> stopped(String authorisationId, Instant at, long version) {
        return update("stoppedAt = ?1, stoppedVersion = ?2 where authorisationId = ?3 and stoppedAt is null", at, version,
                authorisationId);
    }
}
