package io.anumati.vault.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import org.junit.jupiter.api.Test;

import io.anumati.testkit.Tokens;
import io.anumati.vault.RealParts;
import io.anumati.vault.VaultCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@RealParts
class ObservabilityTest {

    @Test
    void readinessNamesEveryPart() {
        RestAssured.get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP")).body("checks.name",
                hasItems("openbao", "kafka", "identity-provider"));
    }

    @Test
    void metricsCountLeasesByPurposeAndResultAndMeasureThem() {
        VaultCalls vault = new VaultCalls(Tokens.shared());
        vault.storeForTheDay("metrics", "token-of-metrics").then().statusCode(200);
        vault.lease(VaultCalls.EXECUTION, "READ_FUNDS", "metrics", "metrics-absent").then().statusCode(200);

        RestAssured.get("/q/metrics").then().statusCode(200)
                .body(containsString("anumati_vault_leases_total{purpose=\"READ_FUNDS\",result=\"GRANTED\"}"))
                .body(containsString("anumati_vault_leases_total{purpose=\"READ_FUNDS\",result=\"NO_TOKEN\"}"))
                .body(containsString("anumati_vault_lease_seconds_count{purpose=\"READ_FUNDS\"}"));
    }

    @Test
    void openApiShowsTokensAsPasswords() {
        RestAssured.given().accept("application/json").get("/q/openapi").then().statusCode(200)
                .body("components.schemas.TokenBody.properties.accessToken.type", equalTo("string"))
                .body("components.schemas.TokenBody.properties.accessToken.format", equalTo("password"));
    }
}
