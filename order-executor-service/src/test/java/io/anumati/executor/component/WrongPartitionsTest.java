package io.anumati.executor.component;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(WrongPartitionsTest.FivePartitions.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
class WrongPartitionsTest {

    public static class FivePartitions extends ComponentProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("anumati.executor.partitions", "5");
            return overrides;
        }
    }

    @Test
    void isNotReadyAndReadsNothingWithAnotherNumberThanTheClusters() {
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(503)
                        .body("checks.findAll { it.status == 'DOWN' }.name", hasItem("kafka")));
    }
}
