package io.anumati.signal.service;

import static io.anumati.signal.Api.signal;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;

@QuarkusTest
@TestProfile(WithoutIdentityProviderTest.NoProvider.class)
class WithoutIdentityProviderTest {

    /** Nothing listens on port 9 of this machine. */
    public static class NoProvider implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.oidc.auth-server-url", "http://127.0.0.1:9/anumati");
        }
    }

    @Test
    void startsTakesNobodyAndReadinessNamesTheProvider() {
        given().auth().oauth2(Tokens.shared().client("demo-engine")).contentType(ContentType.JSON).body(signal())
                .header("Idempotency-Key", "k").post("/api/v1/strategies/s/signals").then().statusCode(503)
                .contentType("application/problem+json").body("code", equalTo("IDENTITY_PROVIDER_UNAVAILABLE"));
        given().get("/q/health/ready").then().statusCode(503)
                .body("checks.find { it.name == 'identity-provider' }.status", equalTo("DOWN"));
    }
}
