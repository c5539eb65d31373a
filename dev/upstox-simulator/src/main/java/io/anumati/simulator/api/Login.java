package io.anumati.simulator.api;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.TextNode;

import io.anumati.simulator.account.App;
import io.anumati.simulator.account.AppStatus;
import io.anumati.simulator.account.LoginCodes;
import io.anumati.simulator.account.Session;
import io.anumati.simulator.account.TokenKind;
import io.anumati.simulator.account.User;
import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.time.India;

/** Token exchange, access token request and logout. */
final class Login {

    private Login() {
    }

    /** A code is used up by the first exchange that names it, whatever comes of it. The answer has no envelope. */
    static Answer exchange(Call call) {
        Broker broker = call.broker();
        Instant now = broker.clock().now();
        Optional<LoginCodes.Grant> grant = call.form("code").flatMap(code -> broker.codes().use(code, now));
        String clientId = need(call.form("client_id"), ErrorCode.CLIENT_ID_MISSING);
        String secret = need(call.form("client_secret"), ErrorCode.SECRET_MISSING);
        String redirectUri = need(call.form("redirect_uri"), ErrorCode.REDIRECT_MISSING);
        need(call.form("code"), ErrorCode.CODE_MISSING);
        need(call.form("grant_type").filter("authorization_code"::equals), ErrorCode.GRANT_TYPE_WRONG);
        App app = client(broker, clientId, secret);
        checkActive(app);
        if (!redirectUri.equals(app.redirectUri())) {
            throw new RefusedCall(ErrorCode.REDIRECT_WRONG);
        }
        User user = grant.filter(known -> known.clientId().equals(clientId))
                .flatMap(known -> broker.accounts().user(known.userId()))
                .orElseThrow(() -> new RefusedCall(ErrorCode.CODE_WRONG));
        Account.checkActive(user.settings());
        boolean again = refreshesExtended(call);
        Session session = broker.sessions().issue(user, app, TokenKind.ACCESS, now);
        return Answer.json(200, Account.facts(user.settings()).put("access_token", session.token())
                .put("extended_token", broker.sessions().extended(user, app, again, now).token()));
    }

    private static boolean refreshesExtended(Call call) {
        String said = call.form("refresh_extended_token").orElse("false");
        if (!said.equals("true") && !said.equals("false")) {
            throw new RefusedCall(Problem.of(ErrorCode.INVALID_VALUE, "refresh_extended_token", TextNode.valueOf(said)));
        }
        return said.equals("true");
    }

    /** The token itself comes later, at the app's notifier address, if the customer approves. */
    static Answer request(Call call) {
        Broker broker = call.broker();
        if (!call.json().isObject()) {
            throw new RefusedCall(ErrorCode.INVALID_INPUT);
        }
        String clientId = need(Optional.of(call.path("client_id")).filter(id -> !id.isBlank()), ErrorCode.CLIENT_ID_MISSING);
        String secret = need(Optional.ofNullable(call.json().path("client_secret").textValue()), ErrorCode.SECRET_MISSING);
        App app = client(broker, clientId, secret);
        checkActive(app);
        checkRequestable(broker, app);
        Instant now = broker.clock().now();
        Instant end = India.tokensEnd(now);
        broker.tokenRequests().ask(app, now, end);
        return Answer.success(Json.object().put("authorization_expiry", Long.toString(end.toEpochMilli()))
                .put("notifier_url", app.notifierUrl()));
    }

    static Answer logout(Call call) {
        Gate.Entry entry = Gate.session(call);
        call.broker().sessions().end(entry.session());
        return Answer.success(true);
    }

    private static App client(Broker broker, String clientId, String secret) {
        return broker.accounts().app(clientId).filter(app -> app.clientSecret().equals(secret))
                .orElseThrow(() -> new RefusedCall(ErrorCode.CLIENT_WRONG));
    }

    private static void checkActive(App app) {
        if (app.status() == AppStatus.INACTIVE) {
            throw new RefusedCall(ErrorCode.CLIENT_INACTIVE);
        }
    }

    private static void checkRequestable(Broker broker, App app) {
        if (app.status() == AppStatus.IN_REVIEW) {
            throw new RefusedCall(ErrorCode.APP_IN_REVIEW);
        }
        if (app.status() == AppStatus.EXPIRED) {
            throw new RefusedCall(ErrorCode.APP_EXPIRED);
        }
        if (app.notifierUrl() == null) {
            throw new RefusedCall(ErrorCode.NOTIFIER_MISSING);
        }
        boolean individual = app.userId() != null && broker.accounts().user(app.userId())
                .filter(user -> user.settings().userType().equals("individual")).isPresent();
        if (!individual) {
            throw new RefusedCall(ErrorCode.NOT_INDIVIDUAL);
        }
    }

    private static String need(Optional<String> field, ErrorCode missing) {
        return field.filter(text -> !text.isBlank()).orElseThrow(() -> new RefusedCall(missing));
    }
}
