package io.anumati.auth.connection;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** A subscriber's own app at the broker; its secret lies in the vault, its webhook paths only here as hashes. */
@Entity
@Table(name = "broker_app")
public class BrokerApp extends PanacheEntityBase {

    @Id
    public String brokerAppId;
    public String userId;
    public String brokerUserId;
    public String clientId;
    public String notifierHash;
    public String postbackHash;
    public Instant registeredAt;

    public static Uni<Optional<BrokerApp>> of(String userId) {
        return BrokerApp.<BrokerApp> find("userId", userId).firstResult().map(Optional::ofNullable);
    }

    public static Uni<Optional<BrokerApp>> withNotifier(String hash) {
        return BrokerApp.<BrokerApp> find("notifierHash", hash).firstResult().map(Optional::ofNullable);
    }

    public static Uni<Optional<BrokerApp>> withPostback(String hash) {
        return BrokerApp.<BrokerApp> find("postbackHash", hash).firstResult().map(Optional::ofNullable);
    }

    /** In whatever case it was written. */
    static Uni<Optional<BrokerApp>> ofBrokerUser(String brokerUserId) {
        return BrokerApp.<BrokerApp> find("lower(brokerUserId) = lower(?1)", brokerUserId).firstResult()
                .map(Optional::ofNullable);
    }
}
