package io.anumati.auth.connection;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.auth.authority.DenialCode;
import io.anumati.auth.authority.DenialException;
import io.anumati.auth.secret.Hashes;
import io.anumati.auth.secret.Secret;
import io.anumati.auth.secret.SecretProducer;
import io.anumati.auth.store.Transactions;
import io.anumati.contracts.Cause;
import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.upstox.Profile;
import io.anumati.upstox.TokenGrant;
import io.smallrye.mutiny.Uni;

/** Sign-in by redirect: state, user and browser are bound together, and a state works once. */
@ApplicationScoped
class OauthDesk {

    /** A sign-in to carry out in one browser, until then. */
    record Started(URI authorizeUrl, Instant expiresAt, Secret browser) {
    }

    private final Transactions transactions;
    private final Upstox upstox;
    private final Vault vault;
    private final Binding binding;
    private final Refusals refusals;
    private final PublicAddresses addresses;
    private final ConnectionConfig config;
    private final SecretProducer secrets;
    private final Clock clock;

    OauthDesk(Transactions transactions, Upstox upstox, Vault vault, Binding binding, Refusals refusals,
            PublicAddresses addresses, ConnectionConfig config, SecretProducer secrets, Clock clock) {
        this.transactions = transactions;
        this.upstox = upstox;
        this.vault = vault;
        this.binding = binding;
        this.refusals = refusals;
        this.addresses = addresses;
        this.config = config;
        this.secrets = secrets;
        this.clock = clock;
    }

    Started start(String userId) {
        Secret state = secrets.next();
        Secret browser = secrets.next();
        Instant now = clock.instant();
        BrokerApp app = transactions.run(() -> BrokerApp.of(userId).map(OauthDesk::need)
                .call(found -> row(found, state, browser, now, now.plus(config.stateLife())).persist())
                .call(() -> OauthState.forgetOlderThan(now.minus(config.stateLife()))));
        return new Started(upstox.dialog(app.clientId, addresses.redirect(), state), now.plus(config.stateLife()), browser);
    }

    /** @throws DenialException whenever the state is not good here and now, without saying why */
    void finish(Secret code, Secret state, Secret browser, Cause cause) {
        BrokerApp app = boundApp(state, browser);
        AppLogin login = vault.leaseSecret(app, Purpose.TOKEN_EXCHANGE);
        TokenGrant grant = upstox.exchange(code.value(), login, addresses.redirect());
        requireOwn(app, grant, upstox.profile(grant.accessToken()));
        binding.connect(app, grant.accessToken(), cause);
    }

    /** The user, or the broker, said no; the state is used up. */
    DenialException denied(Secret state, Secret browser) {
        BrokerApp app = boundApp(state, browser);
        refusals.record(Refusals.Source.OAUTH, app.userId, "DENIED_AT_BROKER");
        return DenialException.of(DenialCode.OAUTH_DENIED, "The sign-in was not completed at your broker.");
    }

    private BrokerApp boundApp(Secret state, Secret browser) {
        Optional<BrokerApp> app = transactions.run(() -> OauthState
                .use(Hashes.sha256(state.value()), Hashes.sha256(browser.value()), clock.instant())
                .chain(used -> used.isEmpty() ? Uni.createFrom().item(Optional.<BrokerApp> empty())
                        : BrokerApp.<BrokerApp> findById(used.get().brokerAppId).map(Optional::ofNullable)));
        return app.orElseThrow(() -> {
            refusals.record(Refusals.Source.OAUTH, null, "STATE_INVALID");
            return DenialException.of(DenialCode.OAUTH_STATE_INVALID, "This sign-in is not valid here any more; start again.");
        });
    }

    private void requireOwn(BrokerApp app, TokenGrant grant, Profile profile) {
        if (!app.brokerUserId.equals(grant.userId()) || !app.brokerUserId.equals(profile.userId())) {
            refusals.record(Refusals.Source.OAUTH, app.userId, "USER_MISMATCH");
            throw DenialException.of(DenialCode.BROKER_USER_MISMATCH, "You signed in as another broker user.");
        }
    }

    private static OauthState row(BrokerApp app, Secret state, Secret browser, Instant now, Instant expiresAt) {
        OauthState row = new OauthState();
        row.stateHash = Hashes.sha256(state.value());
        row.browserHash = Hashes.sha256(browser.value());
        row.userId = app.userId;
        row.brokerAppId = app.brokerAppId;
        row.startedAt = now;
        row.expiresAt = expiresAt;
        return row;
    }

    static BrokerApp need(Optional<BrokerApp> app) {
        return app.orElseThrow(() -> DenialException.of(DenialCode.BROKER_APP_MISSING, "Register your broker app first."));
    }
}
