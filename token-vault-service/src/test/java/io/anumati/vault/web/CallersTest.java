package io.anumati.vault.web;

import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.anumati.testkit.Tokens;
import io.anumati.vault.RealParts;
import io.anumati.vault.VaultCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@RealParts
class CallersTest {

    private final Tokens tokens = Tokens.shared();
    private final VaultCalls vault = new VaultCalls(tokens);

    @Test
    void refusesACallWithoutToken() {
        assertUnknown(RestAssured.given());
    }

    @Test
    void refusesATokenOfAnotherIssuer() {
        assertUnknown(RestAssured.given().auth().oauth2(tokens.stranger("auth-service")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIiwiZ3JvdXBzIjpbInZhdWx0LWF1dGhvcml0eSJdfQ." })
    void refusesWhatIsNoToken(String token) {
        assertUnknown(RestAssured.given().auth().oauth2(token));
    }

    @Test
    void refusesASubscriber() {
        RestAssured.given().auth().oauth2(tokens.subscriber("u-1")).get("/v1/users/u-1/token/status").then().statusCode(403)
                .contentType("application/problem+json").body("code", equalTo("FORBIDDEN"));
    }

    @ParameterizedTest
    @CsvSource({ "order-executor-service,PUT,/v1/users/u-1/token", "audit-service,PUT,/v1/users/u-1/token",
            "order-executor-service,DELETE,/v1/users/u-1/token", "audit-service,GET,/v1/users/u-1/token/status",
            "order-executor-service,PUT,/v1/users/u-1/apps/a-1/secret",
            "auth-service,POST,/v1/signatures/audit-checkpoint",
            "order-executor-service,POST,/v1/signatures/audit-checkpoint" })
    void refusesAWrongRole(String client, String method, String path) {
        vault.as(client).body("{}").request(method, path).then().statusCode(403).body("code", equalTo("FORBIDDEN"));
    }

    private static void assertUnknown(RequestSpecification request) {
        Response answer = request.get("/v1/users/u-1/token/status");
        answer.then().statusCode(401).contentType("application/problem+json").body("code", equalTo("UNAUTHORIZED"));
    }
}
