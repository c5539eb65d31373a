package io.anumati.auth.connection;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.ConstraintViolationException;

import io.anumati.auth.authority.DenialCode;
import io.anumati.auth.authority.DenialException;
import io.anumati.auth.authority.Subscriber;
import io.anumati.auth.secret.Hashes;
import io.anumati.auth.secret.Secret;
import io.anumati.auth.secret.SecretProducer;
import io.anumati.auth.store.Transactions;
import io.anumati.web.IdSource;
import io.smallrye.mutiny.Uni;

/** Registers a subscriber's broker app. One broker user belongs to one subscriber (compliance rule B4). */
@ApplicationScoped
class AppDesk {

    /** What a subscriber enters at the broker; shown once, only hashes are kept. */
    record Registered(String brokerAppId, String redirectUrl, String notifierUrl, String postbackUrl) {

        @Override
        public String toString() {
            return "Registered[brokerAppId=%s]".formatted(brokerAppId);
        }
    }

    private final Transactions transactions;
    private final Vault vault;
    private final PublicAddresses addresses;
    private final IdSource ids;
    private final SecretProducer secrets;
    private final Clock clock;

    AppDesk(Transactions transactions, Vault vault, PublicAddresses addresses, IdSource ids, SecretProducer secrets,
            Clock clock) {
        this.transactions = transactions;
        this.vault = vault;
        this.addresses = addresses;
        this.ids = ids;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Registering the same broker user again replaces the app, with new addresses. */
    Registered register(String userId, String brokerUserId, String clientId, Secret clientSecret) {
        Secret notifier = secrets.next();
        Secret postback = secrets.next();
        BrokerApp app = app(userId, brokerUserId, clientId, notifier, postback);
        transactions.run(() -> Subscriber.ensure(userId, app.registeredAt).chain(() -> requireFree(app)));
        vault.storeSecret(app, clientSecret);
        keep(app);
        return new Registered(app.brokerAppId, addresses.redirect(), addresses.notifier(notifier),
                addresses.postback(postback));
    }

    private BrokerApp app(String userId, String brokerUserId, String clientId, Secret notifier, Secret postback) {
        BrokerApp app = new BrokerApp();
        app.brokerAppId = ids.next("app");
        app.userId = userId;
        app.brokerUserId = brokerUserId;
        app.clientId = clientId;
        app.notifierHash = Hashes.sha256(notifier.value());
        app.postbackHash = Hashes.sha256(postback.value());
        app.registeredAt = clock.instant();
        return app;
    }

    private void keep(BrokerApp app) {
        try {
            transactions.run(() -> requireFree(app).chain(() -> BrokerApp.delete("userId", app.userId))
                    .chain(() -> app.persistAndFlush()));
        } catch (ConstraintViolationException raced) {
            throw taken();
        }
    }

    private static Uni<Void> requireFree(BrokerApp app) {
        return Subscriber.locked(app.userId).chain(() -> BrokerApp.ofBrokerUser(app.brokerUserId))
                .invoke(other -> other.filter(one -> !one.userId.equals(app.userId)).ifPresent(_ -> {
                    throw taken();
                })).chain(() -> BrokerApp.of(app.userId)).invoke(own -> requireSameBrokerUser(own, app)).replaceWithVoid();
    }

    private static void requireSameBrokerUser(Optional<BrokerApp> own, BrokerApp app) {
        if (own.isPresent() && !own.get().brokerUserId.equals(app.brokerUserId)) {
            throw DenialException.of(DenialCode.BROKER_USER_FIXED, "You are registered with another broker user id.");
        }
    }

    private static DenialException taken() {
        return DenialException.of(DenialCode.BROKER_USER_TAKEN, "This broker user id belongs to another subscriber.");
    }
}
