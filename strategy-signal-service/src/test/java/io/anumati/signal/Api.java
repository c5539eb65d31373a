package io.anumati.signal;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.UUID;

import io.anumati.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The service's HTTP interface as its callers use it. */
public final class Api {

    public static final String ENGINE = "demo-engine";
    public static final String OPERATOR = "operator-console";
    private static final String HASH = "ab".repeat(32);

    private Api() {
    }

    public static RequestSpecification as(String client) {
        return given().auth().oauth2(Tokens.shared().client(client)).contentType(ContentType.JSON);
    }

    /** An approved version 1 of a strategy of its own for each test. */
    public static String approvedStrategy() {
        String id = "s-" + UUID.randomUUID();
        put(id, "1", version("APPROVED", "Momentum")).statusCode(201);
        return id;
    }

    public static ValidatableResponse put(String strategyId, String version, String body) {
        return as(OPERATOR).body(body).put("/api/v1/strategies/%s/versions/%s".formatted(strategyId, version)).then();
    }

    public static String version(String status, String title) {
        return """
                {"algoName":"ALGO1","boxType":"BLACK","status":"%s","title":"%s","text":"Buys what rises.",
                 "inputSchema":{"type":"object"},"contentHash":"%s","riskDocumentHash":"%s",
                 "instrumentKeys":["%s","%s"],"engineClientId":"%s"}""".formatted(status, title, HASH, HASH,
                InstrumentFileResource.SHARE, InstrumentFileResource.EXPIRED, ENGINE);
    }

    public static ValidatableResponse raise(String client, String strategyId, String key, String body) {
        return as(client).header("Idempotency-Key", key).body(body)
                .post("/api/v1/strategies/%s/signals".formatted(strategyId)).then();
    }

    /** A signal that is taken. */
    public static String signal() {
        return signal("\"validFor\":\"PT5M\"", leg("1", InstrumentFileResource.SHARE, "LIMIT", "\"2500.05\"", "null"));
    }

    public static String signal(String times, String... legs) {
        return "{\"strategyVersion\":\"1\",%s,\"legs\":[%s]}".formatted(times, String.join(",", List.of(legs)));
    }

    public static String leg(String lots, String instrumentKey, String orderType, String price, String triggerPrice) {
        return """
                {"lots":%s,"instrumentKey":"%s","side":"BUY","orderType":"%s","product":"I","validity":"DAY",
                 "price":%s,"triggerPrice":%s}""".formatted(lots, instrumentKey, orderType, price, triggerPrice);
    }
}
