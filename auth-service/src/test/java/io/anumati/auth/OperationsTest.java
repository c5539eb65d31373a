package io.anumati.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.Topic;

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
        assertThat(names).contains("kafka", "identity-provider", "order-events consumer");
        assertThat(names).anyMatch(name -> name.toLowerCase().contains("database"));
    }

    @Test
    void theCallersCorrelationIdIsInTheAnswerAndInTheEvent() {
        // Given
        String id = "call-4711";
        // When
        var wrong = Web.as("u-ops1").header("X-Correlation-Id", id).body("{").put("/api/v1/me/kill-switch");
        Web.as("u-ops1").header("X-Correlation-Id", id).body(Map.of("state", "ON")).put("/api/v1/me/kill-switch");
        // Then
        assertThat(wrong.<String> path("correlationId")).isEqualTo(id);
        assertThat(wrong.header("X-Correlation-Id")).isEqualTo(id);
        assertThat(Kafka.all(Topic.CONTROLS.topicName()).stream().filter(one -> new String(one.key()).equals("USER:u-ops1"))
                .map(one -> EventEnvelope.from(one.headers()).correlationId())).containsExactly(id);
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
