package io.anumati.executor.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.anumati.contracts.OrderState;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** One user cannot hurt another, and what is taken anew goes on. */
@QuarkusTest
@TestProfile(ComponentProfile.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    MeterRegistry meters;

    private Stage stage;

    @BeforeAll
    void raise() {
        stage = new Stage();
    }

    @AfterAll
    void lower() {
        stage.simulator.clearFaults();
        stage.close();
    }

    @Test
    void i12_othersOrdersEndWhileOneUsersCallsHangAndAnotherFloods() {
        String hanging = stage.user();
        String flooding = stage.user();
        stage.simulator.fault(Map.of("kind", "HANG", "userId", stage.brokerUser(hanging), "times", 1_000));
        List<String> hung = stage.burst(hanging, 5);
        await().atMost(SOON).until(() -> stage.state(hung.getFirst()) == OrderState.SENDING);
        stage.burst(flooding, 400);

        List<String> others = Stream.generate(stage::user).limit(10).flatMap(user -> stage.burst(user, 3).stream()).toList();

        await().atMost(SOON).untilAsserted(
                () -> assertThat(others).extracting(stage::state).containsOnly(OrderState.FILLED));
        assertThat(hung).extracting(stage::state).doesNotContain(OrderState.FILLED);
    }

    @Test
    void takeoversAreMeasured() {
        await().atMost(SOON)
                .until(() -> meters.get("anumati.executor.takeover").timer().count() >= Stage.PARTITIONS);
    }

    @Test
    void aRouteIsOpenedWhenItsUserHasSignedIn() {
        double before = warmed();
        stage.user();
        await().atMost(SOON).until(() -> warmed() > before);
    }

    private double warmed() {
        return meters.find("anumati.executor.warmed").tag("outcome", "open").counters().stream()
                .mapToDouble(each -> each.count()).sum();
    }
}
