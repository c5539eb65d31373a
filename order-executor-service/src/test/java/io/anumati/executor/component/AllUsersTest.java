package io.anumati.executor.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.executor.lane.TakenPlaces;
import io.anumati.simulator.witness.OrderCall;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What waits while all users together have as much under way as may be, and what does not. */
@QuarkusTest
@TestProfile(NarrowProfile.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllUsersTest {

    @Inject
    TakenPlaces.Taker taker;

    private Stage stage;
    private Commander commander;
    private SlowAnswers slow;

    @BeforeAll
    void raise() {
        stage = new Stage();
        commander = new Commander(stage);
        slow = new SlowAnswers(stage);
    }

    @AfterEach
    void calm() {
        stage.simulator.clearFaults();
    }

    @AfterAll
    void lower() {
        stage.close();
    }

    /** Nor is an intent written of what waits for its place. */
    @Test
    void noMoreEntriesOfAllUsersAreUnderWayThanAllowed() {
        List<String> users = Stream.generate(stage::user).limit(4).toList();
        users.forEach(user -> slow.of(user, 3));
        List<String> commands = users.stream().flatMap(user -> commander.inThreeInstruments(user).stream()).toList();
        commands.forEach(each -> commander.awaitState(each, OrderState.FILLED));
        List<OrderCall> calls = Commander.inOrder(users.stream().flatMap(user -> commander.places(user).stream()));
        assertThat(calls).hasSize(12);
        SlowAnswers.assertAtOnce(calls, NarrowProfile.CALLS_OF_ALL);
        assertThat(commands).allSatisfy(
                each -> assertThat(stage.steps(each)).extracting(OrderStepped::detail)
                        .filteredOn(OrderStep.Intent.class::isInstance).hasSize(1));
    }

    @Test
    void anExitWaitsForNoPlaceOfEntries() {
        String user = stage.user();
        commander.filled(user, Stage.INSTRUMENT, 5);
        String waiting;
        try (TakenPlaces taken = taker.entries(NarrowProfile.CALLS_OF_ALL)) {
            waiting = stage.send(commander.place(user, Commander.SECOND, 1));
            taken.awaitWaiting(1);
            commander.awaitState(commander.exit(user, Stage.INSTRUMENT), OrderState.FILLED);
            commander.awaitState(waiting, OrderState.QUEUED);
        }
        commander.awaitState(waiting, OrderState.FILLED);
        assertThat(commander.places(user)).extracting(OrderCall::side).containsExactly("BUY", "SELL", "BUY");
    }

    @Test
    void whatExpiresWhileItWaitsLeavesItsPlaceToTheNext() {
        String late = stage.user();
        String other = stage.user();
        List<String> waiting;
        try (TakenPlaces taken = taker.entries(NarrowProfile.CALLS_OF_ALL)) {
            String expires = stage.send(stage.command(late, Duration.ofSeconds(5), new BigDecimal("100.00")));
            String stays = stage.send(stage.command(other));
            waiting = List.of(expires, stays);
            taken.awaitWaiting(2);
            commander.awaitState(expires, OrderState.EXPIRED);
            taken.awaitWaiting(1);
        }
        commander.awaitState(waiting.getLast(), OrderState.FILLED);
        assertThat(commander.places(late)).isEmpty();
    }

    @Test
    void aBookIsReadWhenThereIsAPlace() {
        String user = stage.user();
        String order;
        try (TakenPlaces taken = taker.reads(NarrowProfile.READS_OF_ALL)) {
            order = stage.send(stage.command(user));
            commander.awaitState(order, OrderState.ACKED);
            taken.awaitWaiting(1);
        }
        commander.awaitState(order, OrderState.FILLED);
    }
}
