package io.anumati.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.anumati.contracts.StrategyEvent.BoxType;
import io.anumati.contracts.StrategyEvent.Status;
import io.anumati.contracts.StrategyEvent.StrategyPublished;
import io.anumati.contracts.Topic;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** A subscriber who uses the interface as a frontend would. */
record Person(String userId, String brokerUserId, String clientId, String redirectUrl, String notifierUrl,
        String postbackUrl) {

    /** Registered here and at the broker, not connected. */
    static Person registered(String name) {
        String brokerUserId = "UCC" + name.replaceAll("[^A-Za-z0-9]", "");
        String clientId = "app-" + name;
        Response answer = register("u-" + name, brokerUserId, clientId);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        Person person = new Person("u-" + name, brokerUserId, clientId, answer.path("redirectUrl"),
                answer.path("notifierUrl"), answer.path("postbackUrl"));
        Broker.user(brokerUserId);
        Broker.app(clientId, brokerUserId, person.redirectUrl, reachable(person.notifierUrl), reachable(person.postbackUrl));
        return person;
    }

    static Person connected(String name) {
        Person person = registered(name);
        person.connect();
        return person;
    }

    static Response register(String userId, String brokerUserId, String clientId) {
        return Web.as(userId).body(
                Map.of("brokerUserId", brokerUserId, "clientId", clientId, "clientSecret", "s-" + clientId))
                .post("/api/v1/me/broker-apps");
    }

    void connect() {
        Response started = startOauth();
        Response done = callback(Broker.signIn(started.path("authorizeUrl"), brokerUserId), started.cookie("anumati-oauth"));
        assertThat(done.statusCode()).as(done.asString()).isEqualTo(200);
    }

    Response startOauth() {
        Response started = Web.as(userId).post("/api/v1/me/connections/oauth");
        assertThat(started.statusCode()).as(started.asString()).isEqualTo(201);
        return started;
    }

    /** The browser follows the broker's redirect. */
    static Response callback(String location, String cookie) {
        Map<String, String> query = Web.query(location);
        var request = RestAssured.given();
        return (cookie == null ? request : request.cookie("anumati-oauth", cookie)).queryParams(query)
                .get("/oauth/upstox/callback");
    }

    String state() {
        return Web.as(userId).get("/api/v1/me/connection").path("state");
    }

    static void publishStrategy(String strategyId) {
        Kafka.publish(Topic.STRATEGIES, strategyId + ":1", new StrategyPublished(strategyId, "1", "hash-" + strategyId,
                "demo-algo", BoxType.WHITE, Status.APPROVED, "Demo", "Buys.", "{}", "risk-1", List.of("NSE_EQ|X"), 1,
                Instant.parse("2026-11-21T00:00:00Z")));
        await().atMost(20, TimeUnit.SECONDS).until(() -> Web.as("u-looker").get("/api/v1/strategies").jsonPath()
                .<String> getList("strategyId").contains(strategyId));
    }

    static Map<String, Object> terms(String strategyId) {
        return Map.of("strategyId", strategyId, "strategyVersion", "1", "inputs",
                Map.of("lots", 1, "multiplier", "1", "parameters", Map.of()), "limits",
                Map.of("maxOrderValue", "100000", "maxQuantity", 1000, "maxOrdersPerDay", 100), "perSignalConfirm", false,
                "acceptedRiskDocumentHash", "risk-1");
    }

    String authorise(String strategyId) {
        Response answer = Web.as(userId).body(terms(strategyId)).post("/api/v1/me/authorisations");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("authorisationId");
    }

    Response activate(String authorisationId) {
        return Web.as(userId).post("/api/v1/me/authorisations/" + authorisationId + "/activation");
    }

    /** The service's public address is configured, its test port is not known then. */
    private static String reachable(String url) {
        return "http://localhost:%d%s".formatted(RestAssured.port, URI.create(url).getPath());
    }
}
