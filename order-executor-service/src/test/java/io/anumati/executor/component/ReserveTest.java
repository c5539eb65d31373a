package io.anumati.executor.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.anumati.contracts.ChangeState;
import io.anumati.contracts.OrderState;
import io.anumati.simulator.call.ApiCall;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(ReserveTest.SmallMinute.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReserveTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private Stage stage;
    private Commander commander;

    @BeforeAll
    void raise() {
        stage = new Stage();
        commander = new Commander(stage);
    }

    @AfterEach
    void calm() {
        stage.heartbeats(true);
        stage.simulator.clearFaults();
    }

    @AfterAll
    void lower() {
        stage.close();
    }

    /** Of eight calls a minute, three are kept for cancels and exits. */
    public static class SmallMinute extends ComponentProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("anumati.executor.throttle.bands[1].limit", "8");
            overrides.put("anumati.executor.throttle.bands[1].registered-limit", "8");
            overrides.put("anumati.executor.throttle.bands[1].reserve", "3");
            return overrides;
        }
    }

    @Test
    void i6_whenEntriesHaveUsedUpTheirMinuteCancelsAndExitsGoAtOnceFromTheReserve() {
        String user = stage.user();
        commander.filled(user, Commander.SECOND, 2);
        String order = commander.resting(user, 1);
        List<String> backlog = Stream.generate(() -> stage.send(commander.place(user, Commander.FROZEN, 1))).limit(10).toList();
        await().atMost(SOON).until(() -> commander.calls(user, ApiCall.PLACE).size() == 5);
        commander.awaitChange(commander.cancel(user, order), ChangeState.DONE);
        commander.awaitState(commander.exit(user, Commander.SECOND), OrderState.OPEN);
        assertThat(commander.calls(user, ApiCall.PLACE)).hasSize(6);
        await().atMost(SOON).untilAsserted(() -> assertThat(backlog).extracting(stage::state)
                .filteredOn(OrderState.QUEUED::equals).as(() -> backlog.stream().map(stage::steps).toList().toString())
                .hasSize(7));
    }
}
