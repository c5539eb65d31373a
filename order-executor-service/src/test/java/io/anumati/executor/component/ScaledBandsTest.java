package io.anumati.executor.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.OrderState;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Bands scaled on both sides, so that each of the three windows binds within a minute and a half. */
@QuarkusTest
@TestProfile(ScaledBandsTest.Scaled.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
class ScaledBandsTest {

    /** 10 in 1 s, 50 in 6 s, 200 in 60 s. */
    public static class Scaled extends ComponentProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("anumati.executor.throttle.bands[1].limit", "50");
            overrides.put("anumati.executor.throttle.bands[1].window", "6S");
            overrides.put("anumati.executor.throttle.bands[2].limit", "200");
            overrides.put("anumati.executor.throttle.bands[2].window", "60S");
            return overrides;
        }
    }

    @Test
    void i3_allThreeWindowsHoldAtTheBrokerAndBindInTurn() {
        try (Stage stage = new Stage()) {
            stage.simulator.limits(Map.of("orderMinute", Map.of("limit", 50, "length", "PT6S"), "orderHalfHour",
                    Map.of("limit", 200, "length", "PT60S")));
            try {
                String user = stage.user();
                List<String> commands = stage.burst(user, 210);
                await().atMost(Duration.ofSeconds(110)).until(() -> commands.stream()
                        .allMatch(command -> stage.state(command) == OrderState.FILLED));
                assertThat(stage.simulator.witness(stage.brokerUser(user)).orElseThrow()).satisfies(seen -> {
                    assertThat(seen.worstArrived()).isEqualTo(Map.of("PT1S", 10, "PT6S", 50, "PT1M", 200));
                    assertThat(seen.doubledTags()).isEmpty();
                    assertThat(seen.arrived()).isEqualTo(210);
                });
            } finally {
                stage.simulator.limits(Map.of("orderMinute", Map.of("limit", 500, "length", "PT60S"), "orderHalfHour",
                        Map.of("limit", 2000, "length", "PT1800S")));
            }
        }
    }
}
