package io.anumati.signal.service;

import static io.anumati.signal.Api.ENGINE;
import static io.anumati.signal.Api.approvedStrategy;
import static io.anumati.signal.Api.raise;
import static io.anumati.signal.Api.signal;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(WithoutKafkaTest.NoBroker.class)
class WithoutKafkaTest {

    /** Nothing listens on port 9 of this machine. */
    public static class NoBroker implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("anumati.kafka.answer-timeout", "PT1S", "anumati.kafka.delivery-timeout", "PT3S");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Nowhere.class));
        }
    }

    /** Comes last, so it is this address that counts. */
    public static class Nowhere implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            return Map.of("kafka.bootstrap.servers", "127.0.0.1:9", "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9");
        }

        @Override
        public void stop() {
            // nothing was started
        }

        @Override
        public int order() {
            return Integer.MAX_VALUE;
        }
    }

    @Test
    void takesNoSignalAndReadinessNamesKafka() {
        // Given
        String strategy = approvedStrategy();
        await().atMost(Duration.ofSeconds(15)).until(() -> "UP".equals(partOfReadiness("instruments")));

        // Then
        raise(ENGINE, strategy, "k", signal()).statusCode(503).contentType("application/problem+json").body("code",
                equalTo("KAFKA_UNAVAILABLE"));
        given().get("/q/health/ready").then().statusCode(503).body("checks.find { it.name == 'kafka' }.status",
                equalTo("DOWN"));
    }

    private static String partOfReadiness(String name) {
        return given().get("/q/health/ready").path("checks.find { it.name == '%s' }.status".formatted(name));
    }
}
