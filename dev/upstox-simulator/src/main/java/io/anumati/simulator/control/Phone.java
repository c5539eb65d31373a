package io.anumati.simulator.control;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.account.App;
import io.anumati.simulator.account.Notice;
import io.anumati.simulator.account.Session;
import io.anumati.simulator.account.TokenKind;
import io.anumati.simulator.account.TokenRequests;
import io.anumati.simulator.account.User;
import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.json.Json;
import io.vertx.core.Future;

/** The customers' phones: token requests that wait for an approval, and what a forger would send. */
final class Phone {

    private Phone() {
    }

    /** Those of apps that are still there: a new app of the customer deletes the one before. */
    static Future<Object> waiting(ControlCall call) {
        Optional<String> client = call.asked("clientId");
        Optional<String> user = call.asked("userId");
        return Future.succeededFuture(call.broker().tokenRequests().waiting(call.now()).stream()
                .filter(pending -> call.broker().accounts().app(pending.clientId()).isPresent())
                .filter(pending -> client.isEmpty() || client.get().equals(pending.clientId()))
                .filter(pending -> user.isEmpty() || user.get().equals(pending.userId())).toList());
    }

    /** The token goes to the notifier address at once; the answer tells how that went. */
    static Future<Object> approve(ControlCall call) {
        Broker broker = call.broker();
        TokenRequests.Pending pending = take(call);
        App app = broker.accounts().app(pending.clientId()).orElseThrow(() -> new NotFound("app " + pending.clientId()));
        User user = broker.accounts().user(pending.userId()).orElseThrow(() -> new NotFound("user " + pending.userId()));
        Session session = broker.sessions().issue(user, app, TokenKind.ACCESS, call.now());
        return notify(broker, app, Notice.of(session));
    }

    /** The application is told nothing. */
    static Future<Object> reject(ControlCall call) {
        take(call);
        return Future.succeededFuture(Json.object().put("rejected", true));
    }

    /** A notifier call that the broker never made; what the body does not say is as in a true one. */
    static Future<Object> forge(ControlCall call) {
        Broker broker = call.broker();
        String clientId = call.need("clientId");
        App app = broker.accounts().app(clientId).orElseThrow(() -> new NotFound("app " + clientId));
        JsonNode body = call.body("clientId", "tokenOfUserId", "claimedClientId", "claimedUserId", "accessToken", "tokenType",
                "issuedAt",
                "expiresAt", "messageType");
        String tokenOf = body.path("tokenOfUserId").asText(app.userId());
        Session session = broker.sessions().latest(tokenOf, call.now())
                .orElseThrow(() -> new NotFound("live token of user " + tokenOf));
        Notice truth = Notice.of(session);
        Notice forged = new Notice(body.path("claimedClientId").asText(clientId),
                body.path("claimedUserId").asText(app.userId()), body.path("accessToken").asText(truth.accessToken()),
                body.path("tokenType").asText(truth.tokenType()), body.path("expiresAt").asText(truth.expiresAt()),
                body.path("issuedAt").asText(truth.issuedAt()), body.path("messageType").asText(truth.messageType()));
        return notify(broker, app, forged);
    }

    private static Future<Object> notify(Broker broker, App app, Notice notice) {
        if (app.notifierUrl() == null) {
            throw new IllegalArgumentException("app %s has no notifier address".formatted(app.clientId()));
        }
        return broker.appWebhooks().notify(app, notice)
                .map(status -> (Object) Json.object().put("delivered", status / 100 == 2).put("status", status))
                .otherwise(failure -> Json.object().put("delivered", false).put("failure", failure.toString()));
    }

    private static TokenRequests.Pending take(ControlCall call) {
        return call.broker().tokenRequests().take(call.name("id"), call.now())
                .orElseThrow(() -> new NotFound("waiting token request " + call.name("id")));
    }
}
