package io.anumati.auth.consent;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** The kept record of a consent: what was accepted, when, from where (compliance rules E1, E2). */
@Entity
class Consent extends PanacheEntityBase {

    @Id
    public String authorisationId;
    public String userId;
    public String brokerUserId;
    public String strategyId;
    public String strategyVersion;
    public String strategyHash;
    public String boxType;
    public String algoName;
    public String riskDocumentHash;
    /** JSON of inputs and limits. */
    public String terms;
    public boolean perSignalConfirm;
    public String channel;
    public String clientAddress;
    public String userAgentHash;
    public Instant grantedAt;
    public Instant validTo;
    public Instant withdrawnAt;
    /** Version of the authority from which the withdrawal counts. */
    public Long withdrawnVersion;

    static Uni<List<Consent>> of(String userId) {
        return list("userId = ?1 order by grantedAt", userId);
    }

    static Uni<Integer> withdrawn(String authorisationId, Instant at, long version) {
        return update("withdrawnAt = ?1, withdrawnVersion = ?2 where authorisationId = ?3 and withdrawnAt is null", at,
                version, authorisationId);
    }
}
