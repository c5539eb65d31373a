package io.anumati.e2e;

import java.util.ArrayList;
import java.util.List;

import io.anumati.e2e.BadCall.Caller;
import io.anumati.runner.stack.Service;

/** The table of calls that must be refused. */
final class BadCalls {

    private static final String OVERSIZED = "{\"strategyVersion\":\"" + "x".repeat(500_000) + "\"}";
    private static final String CONSENT = """
            {"strategyId":"bad-requests","strategyVersion":"1","inputs":{"lots":1,"multiplier":"1.0","parameters":{}},
            "limits":{"maxOrderValue":"1000.00","maxQuantity":10,"maxOrdersPerDay":5},"perSignalConfirm":false,
            "acceptedRiskDocumentHash":"0000"}""";
    private static final String SIGNAL = """
            {"strategyVersion":"1","validFor":"PT5M","legs":[{"lots":1,"instrumentKey":"NSE_EQ|INE002A01018","side":"BUY",
            "orderType":"LIMIT","product":"D","validity":"DAY","price":"1512.40","triggerPrice":"0"}]}""";
    private static final String SIGNALS = "/api/v1/strategies/bad-requests/signals";
    private static final String STRATEGY = "/api/v1/strategies/bad-requests/versions/1";
    private static final String CONSENTS = "/api/v1/me/authorisations";

    private BadCalls() {
    }

    /** @param otherAuthorisation of another user, like the broker user */
    static List<BadCall> all(String otherAuthorisation, String otherBrokerUser, String userId) {
        List<BadCall> all = new ArrayList<>();
        all.addAll(auth(otherAuthorisation, otherBrokerUser));
        all.addAll(signal());
        all.addAll(vault(userId));
        all.addAll(executorAndAudit(userId));
        return all;
    }

    private static List<BadCall> auth(String otherAuthorisation, String otherBrokerUser) {
        String kill = "/api/v1/me/kill-switch";
        String route = "/api/v1/operator/users/%s/route";
        String app = "{\"brokerUserId\":\"%s\",\"clientId\":\"app-x\",\"clientSecret\":\"not-a-real-one\"}";
        return List.of(auth("POST", CONSENTS, Caller.SUBSCRIBER, "malformed", "{\"strategyId\":", 400, "MALFORMED_REQUEST"),
                auth("POST", CONSENTS, Caller.SUBSCRIBER, "unknown member", CONSENT.replace("\"lots\"", "\"much\""), 400,
                        "MALFORMED_REQUEST"),
                auth("POST", CONSENTS, Caller.SUBSCRIBER, "wrong type", CONSENT.replace("\"lots\":1", "\"lots\":\"one\""), 400,
                        "MALFORMED_REQUEST"),
                auth("POST", CONSENTS, Caller.SUBSCRIBER, "nothing in it", "{}", 400, "INVALID_REQUEST"),
                auth("POST", CONSENTS, Caller.SUBSCRIBER, "oversized", OVERSIZED, 413, "BODY_TOO_LARGE"),
                auth("POST", CONSENTS, Caller.SUBSCRIBER, "unknown strategy", CONSENT.replace("bad-requests", "no-such"), 404,
                        "STRATEGY_UNKNOWN"),
                auth("POST", CONSENTS, Caller.SUBSCRIBER, "risk document of another version", CONSENT, 409,
                        "RISK_DOCUMENT_MISMATCH"),
                auth("POST", CONSENTS, Caller.NOBODY, "no token", CONSENT, 401, "UNAUTHORIZED"),
                auth("POST", CONSENTS, Caller.STRANGER, "foreign token", CONSENT, 401, "UNAUTHORIZED"),
                auth("POST", CONSENTS, Caller.ENGINE, "wrong role", CONSENT, 403, "FORBIDDEN"),
                auth("DELETE", CONSENTS + "/" + otherAuthorisation, Caller.SUBSCRIBER, "another's consent", null, 404,
                        "AUTHORISATION_UNKNOWN"),
                auth("POST", CONSENTS + "/" + otherAuthorisation + "/activation", Caller.SUBSCRIBER, "another's consent", "{}",
                        404, "AUTHORISATION_UNKNOWN"),
                auth("PUT", kill, Caller.SUBSCRIBER, "unknown value", "{\"state\":\"MAYBE\"}", 400, "MALFORMED_REQUEST"),
                auth("PUT", kill, Caller.SUBSCRIBER, "a number for a value", "{\"state\":0}", 400, "MALFORMED_REQUEST"),
                auth("PUT", route.formatted("u-nobody"), Caller.OPERATOR, "unknown user",
                        "{\"mode\":\"LOCAL_ADDRESS\",\"primary\":\"127.0.99.1\"}", 404, "USER_UNKNOWN"),
                auth("PUT", route.formatted("u-nobody"), Caller.SUBSCRIBER, "wrong role",
                        "{\"mode\":\"LOCAL_ADDRESS\",\"primary\":\"127.0.99.1\"}", 403, "FORBIDDEN"),
                auth("POST", "/api/v1/me/broker-apps", Caller.SUBSCRIBER, "another's broker user",
                        app.formatted(otherBrokerUser), 409, "BROKER_USER_TAKEN"),
                auth("GET", "/oauth/upstox/callback?code=c0de&state=made-up", Caller.NOBODY, "unknown state", null, 400,
                        "OAUTH_STATE_INVALID"));
    }

    private static List<BadCall> signal() {
        return List.of(raise("malformed", SIGNAL.substring(20), 400, "MALFORMED_REQUEST"),
                raise("unknown value", SIGNAL.replace("BUY", "HOLD"), 400, "MALFORMED_REQUEST"),
                raise("wrong type", SIGNAL.replace("\"lots\":1", "\"lots\":[]"), 400, "MALFORMED_REQUEST"),
                raise("unknown member", SIGNAL.replace("validFor", "validSince"), 400, "MALFORMED_REQUEST"),
                raise("unknown version", SIGNAL.replace("\"strategyVersion\":\"1\"", "\"strategyVersion\":\"9\""), 404,
                        "UNKNOWN_STRATEGY"),
                raise("unknown instrument", SIGNAL.replace("INE002A01018", "INE000000000"), 400, "UNKNOWN_INSTRUMENT"),
                raise("price off tick", SIGNAL.replace("1512.40", "1512.41"), 400, "INVALID_PRICE"),
                raise("no legs", SIGNAL.replaceAll("(?s)\\[.*]", "[]"), 400, "INVALID_LEGS"),
                raise("oversized", OVERSIZED, 413, "BODY_TOO_LARGE"),
                BadCall.of(Service.SIGNAL, "POST", SIGNALS, Caller.ENGINE, "no idempotency key", SIGNAL, 400,
                        "INVALID_IDEMPOTENCY_KEY"),
                BadCall.of(Service.SIGNAL, "POST", SIGNALS, Caller.NOBODY, "no token", SIGNAL, 401, "UNAUTHORIZED"),
                BadCall.of(Service.SIGNAL, "POST", SIGNALS, Caller.STRANGER, "foreign token", SIGNAL, 401, "UNAUTHORIZED"),
                BadCall.of(Service.SIGNAL, "POST", SIGNALS, Caller.SUBSCRIBER, "wrong role", SIGNAL, 403, "FORBIDDEN"),
                BadCall.of(Service.SIGNAL, "PUT", STRATEGY, Caller.ENGINE, "wrong role", "{}", 403, "FORBIDDEN"),
                BadCall.of(Service.SIGNAL, "PUT", STRATEGY, Caller.OPERATOR, "nothing in it", "{}", 400, "INVALID_STRATEGY"));
    }

    private static List<BadCall> vault(String userId) {
        String lease = "{\"purpose\":\"%s\",\"userIds\":[\"" + userId + "\"]}";
        String token = "/v1/users/" + userId + "/token";
        return List.of(lease(Caller.EXECUTOR_SERVICE, "malformed", "{\"purpose\"", 400, "MALFORMED_REQUEST"),
                lease(Caller.EXECUTOR_SERVICE, "unknown purpose", lease.formatted("SPEND"), 400, "MALFORMED_REQUEST"),
                lease(Caller.EXECUTOR_SERVICE, "nobody named", "{\"purpose\":\"PLACE\",\"userIds\":[]}", 400,
                        "INVALID_LEASE_REQUEST"),
                lease(Caller.EXECUTOR_SERVICE, "oversized", OVERSIZED, 413, "BODY_TOO_LARGE"),
                lease(Caller.AUTH_SERVICE, "purpose of another role", lease.formatted("PLACE"), 403, "PURPOSE_NOT_ALLOWED"),
                lease(Caller.SUBSCRIBER, "wrong role", lease.formatted("PLACE"), 403, "FORBIDDEN"),
                lease(Caller.STRANGER, "foreign token", lease.formatted("PLACE"), 401, "UNAUTHORIZED"),
                lease(Caller.NOBODY, "no token", lease.formatted("PLACE"), 401, "UNAUTHORIZED"),
                BadCall.of(Service.VAULT, "PUT", token, Caller.AUTH_SERVICE, "oversized",
                        OVERSIZED.replace("strategyVersion", "accessToken"), 413, "BODY_TOO_LARGE"),
                BadCall.of(Service.VAULT, "DELETE", token, Caller.EXECUTOR_SERVICE, "wrong role", "{\"reason\":\"LOST\"}", 403,
                        "FORBIDDEN"));
    }

    private static List<BadCall> executorAndAudit(String userId) {
        String lane = "/api/v1/operator/users/" + userId + "/lane";
        return List.of(BadCall.of(Service.EXECUTOR, "GET", lane, Caller.NOBODY, "no token", null, 401, "UNAUTHORIZED"),
                BadCall.of(Service.EXECUTOR, "GET", lane, Caller.STRANGER, "foreign token", null, 401, "UNAUTHORIZED"),
                BadCall.of(Service.EXECUTOR, "GET", lane, Caller.SUBSCRIBER, "wrong role", null, 403, "FORBIDDEN"),
                BadCall.of(Service.AUDIT, "GET", "/api/v1/audit/export", Caller.OPERATOR, "wrong role", null, 403, "FORBIDDEN"),
                BadCall.of(Service.AUDIT, "GET", "/api/v1/audit/export", Caller.NOBODY, "no token", null, 401, "UNAUTHORIZED"),
                BadCall.of(Service.AUDIT, "POST", "/api/v1/audit/checkpoints", Caller.SUBSCRIBER, "wrong role", "{}", 403,
                        "FORBIDDEN"),
                BadCall.of(Service.AUDIT, "POST", "/api/v1/audit/checkpoints", Caller.STRANGER, "foreign token", "{}", 401,
                        "UNAUTHORIZED"),
                BadCall.of(Service.AUDIT, "GET", "/api/v1/audit/no-such", Caller.COMPLIANCE, "unknown address", null, 404,
                        "NOT_FOUND"));
    }

    private static BadCall auth(String method, String path, Caller caller, String what, String body, int status, String code) {
        return BadCall.of(Service.AUTH, method, path, caller, what, body, status, code);
    }

    private static BadCall raise(String what, String body, int status, String code) {
        return BadCall.of(Service.SIGNAL, "POST", SIGNALS, Caller.ENGINE, what, body, status, code)
                .with("Idempotency-Key", "bad-call");
    }

    private static BadCall lease(Caller caller, String what, String body, int status, String code) {
        return BadCall.of(Service.VAULT, "POST", "/v1/leases", caller, what, body, status, code);
    }
}
