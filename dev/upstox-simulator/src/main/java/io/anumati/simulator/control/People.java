package io.anumati.simulator.control;

import java.util.Arrays;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.account.App;
import io.anumati.simulator.account.Session;
import io.anumati.simulator.account.TokenKind;
import io.anumati.simulator.account.User;
import io.anumati.simulator.json.Json;
import io.vertx.core.Future;

/** Customers and apps. */
final class People {

    private People() {
    }

    static Future<Object> putUser(ControlCall call) {
        User user = call.broker().accounts().putUser(call.name("userId"), call.body(), call.now());
        return Future.succeededFuture(user.settings());
    }

    static Future<Object> putAddresses(ControlCall call) {
        call.body("primaryIp", "secondaryIp");
        user(call);
        return putUser(call);
    }

    static Future<Object> users(ControlCall call) {
        return Future.succeededFuture(call.broker().accounts().users().stream().map(User::settings).toList());
    }

    static Future<Object> oneUser(ControlCall call) {
        return Future.succeededFuture(user(call).settings());
    }

    static Future<Object> logout(ControlCall call) {
        int ended = call.broker().sessions().endAll(user(call).id(), call.now());
        return Future.succeededFuture(Json.object().put("ended", ended));
    }

    /** A token without dialog or request, for tests of what comes after. */
    static Future<Object> issueToken(ControlCall call) {
        String clientId = call.need("clientId");
        App app = call.broker().accounts().app(clientId).orElseThrow(() -> new NotFound("app " + clientId));
        TokenKind kind = kind(call);
        Session session = call.broker().sessions().issue(user(call), app, kind, call.now());
        ObjectNode issued = Json.object().put("accessToken", session.token()).put("tokenHash", session.tokenHash());
        return Future.succeededFuture(issued.put("expiresAt", session.expiresAt().toString()));
    }

    private static TokenKind kind(ControlCall call) {
        try {
            return TokenKind.valueOf(call.body("clientId", "kind").path("kind").asText(TokenKind.ACCESS.name()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("kind is one of " + Arrays.toString(TokenKind.values()), e);
        }
    }

    static Future<Object> putApp(ControlCall call) {
        return Future.succeededFuture(call.broker().accounts().putApp(call.name("clientId"), call.body()));
    }

    static Future<Object> apps(ControlCall call) {
        return Future.succeededFuture(call.broker().accounts().apps());
    }

    static User user(ControlCall call) {
        return call.broker().accounts().user(call.name("userId"))
                .orElseThrow(() -> new NotFound("user " + call.name("userId")));
    }
}
