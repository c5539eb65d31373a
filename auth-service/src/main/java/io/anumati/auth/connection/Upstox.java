package io.anumati.auth.connection;

import java.net.URI;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.auth.secret.Secret;
import io.anumati.upstox.AccessToken;
import io.anumati.upstox.Answers;
import io.anumati.upstox.ClientSecret;
import io.anumati.upstox.Egress;
import io.anumati.upstox.Profile;
import io.anumati.upstox.TokenExchange;
import io.anumati.upstox.TokenGrant;
import io.anumati.upstox.TokenRequestAnswer;
import io.anumati.upstox.UpstoxClient;
import io.anumati.upstox.UpstoxHosts;
import io.anumati.upstox.UpstoxTimeouts;
import io.vertx.core.Vertx;

/** The broker, as far as signing in goes. Every failure is a {@link io.anumati.upstox.BrokerFailure}. */
@ApplicationScoped
class Upstox {

    private static final Egress DIRECT = new Egress.Direct();

    private final UpstoxConfig config;
    private final UpstoxClient client;

    Upstox(UpstoxConfig config, Vertx vertx) {
        this.config = config;
        this.client = new UpstoxClient(vertx, new UpstoxHosts(config.apiUrl(), config.orderUrl()),
                new UpstoxTimeouts(config.connectTimeout(), config.answerTimeout()));
    }

    URI dialog(String clientId, String redirectUri, Secret state) {
        return UpstoxClient.authorizationDialog(config.dialogUrl(), clientId, redirectUri, state.value());
    }

    TokenGrant exchange(String code, AppLogin login, String redirectUri) {
        return Answers.await(client.signIn().exchange(new TokenExchange(code, login.clientId(),
                new ClientSecret(login.clientSecret().value()), redirectUri)));
    }

    TokenRequestAnswer requestToken(AppLogin login) {
        return Answers.await(client.signIn().requestToken(login.clientId(), new ClientSecret(login.clientSecret().value())));
    }

    Profile profile(AccessToken token) {
        return Answers.await(client.account().profile(token, DIRECT));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
