package io.anumati.runner.demo;

import java.net.HttpCookie;
import java.net.URI;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** One subscriber at the auth API, as a frontend would call it. */
public final class SubscriberApi {

    private final Http http;
    private final String authUrl;
    private final Map<String, String> bearer;

    public SubscriberApi(Http http, String authUrl, String accessToken) {
        this.http = http;
        this.authUrl = authUrl;
        this.bearer = Map.of("Authorization", "Bearer " + accessToken);
    }

    /** @return redirectUrl, notifierUrl and postbackUrl to enter at the broker */
    public JsonNode registerBrokerApp(String brokerUserId, String clientId, String clientSecret) {
        return call("POST", "/me/broker-apps",
                Map.of("brokerUserId", brokerUserId, "clientId", clientId, "clientSecret", clientSecret), 201).json();
    }

    /** Walks the redirects as a browser would: dialog, approval, call-back. */
    public void connectByOAuth(String brokerUserId, String pin) {
        Http.Answer started = call("POST", "/me/connections/oauth", Map.of(), 201);
        HttpCookie cookie = HttpCookie.parse(started.header("Set-Cookie")).getFirst();
        URI dialog = URI.create(started.json().path("authorizeUrl").asText());
        String callback = BrokerDialog.approve(http, dialog, brokerUserId, pin);
        http.call("GET", callback, null, Map.of("Cookie", cookie.getName() + "=" + cookie.getValue()), 200, 302, 303);
    }

    public void requestToken() {
        call("POST", "/me/connections/token-requests", Map.of(), 202);
    }

    public String connectionState() {
        return call("GET", "/me/connection", null, 200).json().path("state").asText();
    }

    public JsonNode strategies() {
        return call("GET", "/strategies", null, 200).json();
    }

    public String authorise(JsonNode strategy, DemoUser user) {
        Map<String, Object> consent = Map.of("strategyId", strategy.path("strategyId").asText(), "strategyVersion",
                strategy.path("strategyVersion").asText(), "inputs",
                Map.of("lots", user.lots(), "multiplier", user.multiplier().toPlainString(), "parameters", Map.of()), "limits",
                Map.of("maxOrderValue", user.maxOrderValue().toPlainString(), "maxQuantity", 10_000, "maxOrdersPerDay", 500),
                "perSignalConfirm", false, "acceptedRiskDocumentHash", strategy.path("riskDocumentHash").asText());
        return call("POST", "/me/authorisations", consent, 201).json().path("authorisationId").asText();
    }

    public void activate(String authorisationId) {
        call("POST", "/me/authorisations/" + authorisationId + "/activation", Map.of(), 201);
    }

    /** Returns when the owner of the user's orders has applied it. */
    public void switchKillSwitchOn() {
        boolean done = call("PUT", "/me/kill-switch", Map.of("state", "ON", "reason", "demo"), 200, 202).status() == 200;
        awaitDone(done, "/me/kill-switch", "");
    }

    /** Returns when the owner of the user's orders has applied it. */
    public void withdraw(String authorisationId) {
        boolean done = call("DELETE", "/me/authorisations/" + authorisationId, null, 200, 202).status() == 200;
        awaitDone(done, "/me/authorisations", authorisationId);
    }

    private void awaitDone(boolean done, String path, String authorisationId) {
        if (!done) {
            Patience.until(path + " to take effect", () -> effectDone(call("GET", path, null, 200).json(), authorisationId));
        }
    }

    private static boolean effectDone(JsonNode answer, String authorisationId) {
        List<JsonNode> candidates = answer.isArray() ? answer.valueStream().toList() : List.of(answer);
        return candidates.stream()
                .filter(one -> authorisationId.isEmpty() || one.path("authorisationId").asText().equals(authorisationId))
                .anyMatch(one -> one.path("effect").asText().equals("DONE"));
    }

    public JsonNode orders() {
        return call("GET", "/me/orders", null, 200).json();
    }

    private Http.Answer call(String method, String path, Object body, int... allowed) {
        return http.call(method, authUrl + "/api/v1" + path, body, bearer, allowed);
    }
}
