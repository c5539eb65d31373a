package io.anumati.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

/** What operators and frontends build on. */
@OnRealParts
class OperationsTest {

    @Test
    void readinessNamesEveryPart() {
        // Given
        await().atMost(20, TimeUnit.SECONDS).until(() -> given().get("/q/health/ready").statusCode() == 200);
        // When
        var names = given().get("/q/health/ready").jsonPath().<String> getList("checks.name");
        // Then
        assertThat(names).contains("kafka", "identity provider", "order-events consumer");
        assertThat(names).anyMatch(name -> name.toLowerCase().contains("database"));
    }

    @Test
    void metricsTellTheBacklogOfTheOutbox() {
        assertThat(given().get("/q/metrics").asString()).contains("anumati_outbox_backlog_seconds");
    }

    @Test
    void theInterfaceIsDescribed() {
        assertThat(given().get("/q/openapi").asString()).contains("/api/v1/me/authorisations", "/api/v1/me/kill-switch",
                "/api/v1/operator/users/{userId}/route");
    }
}
