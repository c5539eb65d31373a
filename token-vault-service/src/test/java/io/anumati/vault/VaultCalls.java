package io.anumati.vault;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.anumati.contracts.TradingDay;
import io.anumati.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The API as its callers use it, at RestAssured's current address. */
public final class VaultCalls {

    public static final String AUTHORITY = "auth-service";
    public static final String EXECUTION = "order-executor-service";
    public static final String CHECKPOINT = "audit-service";

    private final Tokens tokens;
    private final Map<String, String> bearer = new HashMap<>();

    public VaultCalls(Tokens tokens) {
        this.tokens = tokens;
    }

    /** A request with this client's bearer token. */
    public RequestSpecification as(String client) {
        return RestAssured.given().auth().oauth2(bearer.computeIfAbsent(client, tokens::client)).contentType(ContentType.JSON);
    }

    public Response store(String userId, String token, String tokenClass, Instant expiresAt) {
        return as(AUTHORITY)
                .body(Map.of("accessToken", token, "tokenClass", tokenClass, "expiresAt", expiresAt.toString()))
                .put("/v1/users/{user}/token", userId);
    }

    public Response storeForTheDay(String userId, String token) {
        return store(userId, token, "STANDARD_DAY", TradingDay.nextTokenEnd(Instant.now()));
    }

    public Response revoke(String userId, String reason) {
        return as(AUTHORITY).body(Map.of("reason", reason)).delete("/v1/users/{user}/token", userId);
    }

    public Response status(String userId) {
        return as(AUTHORITY).get("/v1/users/{user}/token/status", userId);
    }

    public Response lease(String client, String purpose, String... userIds) {
        return as(client).body(Map.of("purpose", purpose, "userIds", List.of(userIds))).post("/v1/leases");
    }

    public Response storeSecret(String userId, String app, String clientId, String clientSecret) {
        return as(AUTHORITY).body(Map.of("clientId", clientId, "clientSecret", clientSecret))
                .put("/v1/users/{user}/apps/{app}/secret", userId, app);
    }

    public Response leaseSecret(String userId, String app, String purpose) {
        return as(AUTHORITY).body(Map.of("purpose", purpose)).post("/v1/users/{user}/apps/{app}/secret/lease", userId, app);
    }

    public Response sign(String client, String base64) {
        return as(client).body(Map.of("data", base64)).post("/v1/signatures/audit-checkpoint");
    }
}
