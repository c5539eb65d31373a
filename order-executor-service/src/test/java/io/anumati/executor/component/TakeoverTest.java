package io.anumati.executor.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.Partitions;
import io.anumati.executor.lane.Desks;
import io.anumati.executor.lane.LaneReport;
import io.anumati.executor.lane.Regroup;
import io.anumati.executor.view.KafkaSettings;
import io.anumati.simulator.witness.OrderCall;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** A partition goes and comes back while a call is under way; the group's part is played by the test. */
@QuarkusTest
@TestProfile(ComponentProfile.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakeoverTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    Desks desks;

    @Inject
    KafkaSettings kafka;

    private Stage stage;

    @BeforeAll
    void raise() {
        stage = new Stage();
    }

    @AfterEach
    void calm() {
        stage.simulator.clearFaults();
    }

    @AfterAll
    void lower() {
        stage.close();
    }

    @Test
    void i1_aPartitionThatIsRevokedLetsItsCallsEndAndHasThemOnRecord() throws SQLException {
        String user = stage.user();
        String command = underway(user, Map.of("kind", "LATE_ANSWER", "delay", "PT1S"));
        desks.revoked(partition(user));
        assertThat(desks.lane(user)).isEmpty();
        Regroup.assign(desks, partition(user));
        awaitState(command, OrderState.FILLED);
        assertThat(steps(command)).anyMatch(OrderStep.Acknowledged.class::isInstance)
                .noneMatch(OrderStep.OutcomeUnknown.class::isInstance);
        assertThat(calls(user)).hasSize(1);
    }

    @Test
    void i3_aCallWithoutResultCountsForTheNextOwnerAndIsLookedUp() throws SQLException {
        String user = stage.user();
        String command = underway(user, Map.of("kind", "HANG_AFTER"));
        desks.lost(partition(user));
        Regroup.assign(desks, partition(user));
        LaneReport report = desks.lane(user).orElseThrow();
        assertThat(report.windows()).filteredOn(window -> !"PT1S".equals(window.length()))
                .allSatisfy(window -> assertThat(window.taken()).isEqualTo(1));
        awaitState(command, OrderState.FILLED);
        assertThat(steps(command)).filteredOn(OrderStep.OutcomeUnknown.class::isInstance).hasSize(1);
        assertThat(calls(user)).hasSize(1);
    }

    @Test
    void membersAreStaticAndSilentOnesLoseTheirPartitionsWithinSeconds() {
        assertThat(kafka.driving()).containsEntry(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, "executor-1")
                .containsEntry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6000);
    }

    private String underway(String user, Map<String, String> fault) {
        Map<String, Object> struck = new HashMap<>(fault);
        struck.put("userId", stage.brokerUser(user));
        struck.put("call", "PLACE");
        stage.simulator.fault(struck);
        String command = stage.send(stage.command(user));
        await().atMost(SOON).until(() -> calls(user).size() == 1);
        return command;
    }

    private static Set<Integer> partition(String user) {
        return Set.of(Partitions.of(user, Stage.PARTITIONS));
    }

    private List<OrderStep> steps(String command) {
        return stage.steps(command).stream().map(OrderStepped::detail).toList();
    }

    private List<OrderCall> calls(String user) {
        return stage.simulator.calls(stage.brokerUser(user));
    }

    private void awaitState(String command, OrderState state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(stage.state(command)).isEqualTo(state));
    }
}
