package io.anumati.executor.component;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.anumati.contracts.ChangeState;
import io.anumati.contracts.ChangeStep;
import io.anumati.contracts.ControlEvent.KillState;
import io.anumati.contracts.OrderEvent.ChangeStepped;
import io.anumati.contracts.OrderEvent.DifferenceFound;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.RefusalReason;
import io.anumati.simulator.call.ApiCall;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
import io.anumati.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(ComponentProfile.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    DataSource database;

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

    @Test
    void aCancelOfAnOpenOrderIsDoneWhenTheBookShowsIt() {
        String user = stage.user();
        String order = commander.resting(user, 1);
        String cancel = commander.cancel(user, order);
        commander.awaitChange(cancel, ChangeState.DONE);
        commander.awaitState(order, OrderState.CANCELLED);
        List<ChangeStepped> steps = commander.changeSteps(cancel);
        assertThat(steps).extracting(ChangeStepped::stateAfter).containsExactly(ChangeState.RECEIVED, ChangeState.QUEUED,
                ChangeState.SENDING, ChangeState.ACCEPTED, ChangeState.DONE);
        assertThat(steps).extracting(ChangeStepped::orderVersion).containsExactly(1, 2, 3, 4, 5);
        assertThat(steps.get(2).occurredAt().toEpochMilli() * 1000)
                .isLessThanOrEqualTo(commander.calls(user, ApiCall.CANCEL).getFirst().arrivedAtMicros());
    }

    @Test
    void aCancelOfAPartlyFilledOrderKeepsWhatWasFilled() {
        String user = stage.user();
        String order = commander.resting(user, 10);
        commander.fillByHand(user, order, 4);
        commander.awaitState(order, OrderState.PARTIALLY_FILLED);
        commander.awaitChange(commander.cancel(user, order), ChangeState.DONE);
        commander.awaitState(order, OrderState.CANCELLED);
        assertThat(commander.atBroker(user, order).path("filled_quantity").asInt()).isEqualTo(4);
    }

    @Test
    void aCancelOfAnOrderThatHasEndedIsOvertaken() {
        String user = stage.user();
        String order = commander.filled(user, Stage.INSTRUMENT, 1);
        String cancel = commander.cancel(user, order);
        commander.awaitChange(cancel, ChangeState.OVERTAKEN);
        assertThat(commander.changeSteps(cancel).getLast().detail()).isEqualTo(new ChangeStep.Overtaken(OrderState.FILLED));
        assertThat(commander.calls(user, ApiCall.CANCEL)).isEmpty();
    }

    @Test
    void aCancelThatWasAcceptedIsOvertakenWhenTheOrderFillsFirst() {
        String user = stage.user();
        String order = commander.resting(user, 2);
        stage.simulator.fills(stage.brokerUser(user), Map.of("mode", "REST", "step", "PT5S"));
        String cancel = commander.cancel(user, order);
        commander.awaitChange(cancel, ChangeState.ACCEPTED);
        commander.fillByHand(user, order, 2);
        commander.awaitChange(cancel, ChangeState.OVERTAKEN);
        commander.awaitState(order, OrderState.FILLED);
    }

    @Test
    void aChangeThatTheExchangeRefusesIsRejectedAndTheOrderStays() {
        String user = stage.user();
        String order = commander.resting(user, 2);
        stage.simulator.fills(stage.brokerUser(user), Map.of("mode", "REST", "refusesChanges", true, "step", "PT1.5S"));
        commander.awaitChange(commander.modify(user, order, "101.00", 2), ChangeState.REJECTED);
        assertThat(stage.state(order)).isEqualTo(OrderState.OPEN);
    }

    @Test
    void aModifyIsDoneWhenTheBookShowsItsTermsAndNeedsThatTheyFit() {
        String user = stage.user();
        String order = commander.resting(user, 2);
        commander.awaitChange(commander.modify(user, order, "101.50", 3), ChangeState.DONE);
        assertThat(commander.atBroker(user, order).path("price").decimalValue()).isEqualByComparingTo("101.50");
        assertThat(commander.atBroker(user, order).path("quantity").asInt()).isEqualTo(3);
        String offTick = commander.modify(user, order, "101.51", 3);
        commander.awaitChange(offTick, ChangeState.REFUSED);
        assertThat(commander.refusalOfChange(offTick)).isEqualTo(RefusalReason.TICK);
        String negative = commander.modify(user, order, "101.50", -1);
        commander.awaitChange(negative, ChangeState.REFUSED);
        assertThat(commander.refusalOfChange(negative)).isEqualTo(RefusalReason.LOT);
        assertThat(commander.calls(user, ApiCall.MODIFY)).hasSize(1);
    }

    @Test
    void anOrderIsWhatItsLastModifyMadeItHereAndForTheNextOwner() throws SQLException {
        String user = stage.user();
        String order = commander.resting(user, 2);
        commander.awaitChange(commander.modify(user, order, "101.50", 3), ChangeState.DONE);
        await().atMost(SOON).untilAsserted(() -> assertThat(quantityOf(user, order)).isEqualTo(3));
        Commander.fence(database, user);
        commander.awaitChange(commander.modify(user, order, "102.00", 0), ChangeState.DONE);
        await().atMost(SOON).untilAsserted(() -> assertThat(quantityOf(user, order)).isEqualTo(3));
        commander.fillByHand(user, order, 1);
        commander.awaitState(order, OrderState.PARTIALLY_FILLED);
        commander.fillByHand(user, order, 2);
        commander.awaitState(order, OrderState.FILLED);
        commander.fillAtOnce(user);
        commander.awaitState(stage.send(commander.place(user, Commander.SECOND, 1)), OrderState.FILLED);
        assertThat(stage.events()).filteredOn(DifferenceFound.class::isInstance)
                .noneMatch(event -> ((DifferenceFound) event).userId().equals(user));
    }

    private static int quantityOf(String user, String order) {
        return given().auth().oauth2(Tokens.shared().client("operator-console"))
                .get("/api/v1/operator/users/%s/lane".formatted(user)).then().statusCode(200).extract().jsonPath()
                .getInt("orders.find { it.commandId == '%s' }.quantity".formatted(order));
    }

    @Test
    void i7_aCancelWhoseAnswerIsLostIsFoundInTheBookAndOneThatNeverArrivedGoesAgain() {
        String user = stage.user();
        String order = commander.resting(user, 1);
        commander.fault(user, "LOST_ANSWER", "CANCEL", "PT0S");
        String cancel = commander.cancel(user, order);
        commander.awaitChange(cancel, ChangeState.DONE);
        assertThat(commander.changeSteps(cancel)).extracting(ChangeStepped::stateAfter).contains(ChangeState.UNKNOWN);
        assertThat(commander.calls(user, ApiCall.CANCEL)).hasSize(1);

        String other = commander.resting(user, 1);
        commander.fault(user, "LOST_REQUEST", "CANCEL", "PT0S");
        String again = commander.cancel(user, other);
        commander.awaitChange(again, ChangeState.DONE);
        assertThat(commander.changeSteps(again)).extracting(step -> step.detail().getClass().getSimpleName())
                .contains("OutcomeUnknown", "NotTaken");
    }

    @Test
    void g4_aCancelOfAnOrderWhosePlaceIsUnknownWaitsAndIsDoneOnceItIsFound() {
        String user = stage.user();
        commander.rest(user);
        commander.fault(user, "LATE_REQUEST", "PLACE", "PT4.5S");
        String order = stage.send(commander.place(user, Stage.INSTRUMENT, 1));
        commander.awaitState(order, OrderState.UNKNOWN);
        String cancel = commander.cancel(user, order);
        commander.awaitChange(cancel, ChangeState.QUEUED);
        commander.awaitChange(cancel, ChangeState.DONE);
        commander.awaitState(order, OrderState.CANCELLED);
        assertThat(commander.calls(user, ApiCall.CANCEL)).hasSize(1);
    }

    @Test
    void cancelsPassWhileViewsAreStaleAndEndWhatWasNotSentYet() {
        String user = stage.user();
        String order = commander.resting(user, 1);
        commander.silenceViews();
        String waiting = stage.send(commander.place(user, Stage.INSTRUMENT, 1));
        commander.awaitState(waiting, OrderState.RECEIVED);
        commander.awaitChange(commander.cancel(user, order), ChangeState.DONE);
        commander.awaitChange(commander.cancel(user, waiting), ChangeState.DONE);
        commander.awaitState(waiting, OrderState.WITHDRAWN);
        assertThat(commander.calls(user, ApiCall.PLACE)).hasSize(1);
    }

    @Test
    void i6_aKillHoldsModifiesAndLetsCancelsAndExitsPass() {
        String user = stage.user();
        commander.filled(user, Commander.SECOND, 5);
        String order = commander.resting(user, 1);
        stage.kill(user, 1, KillState.ON);
        await().atMost(SOON).until(() -> {
            String modify = commander.modify(user, order, "101.00", 1);
            await().atMost(SOON).until(() -> commander.changeState(modify) != null && commander.changeState(modify).isFinal());
            return commander.changeState(modify) == ChangeState.REFUSED
                    && commander.refusalOfChange(modify) == RefusalReason.KILL_SWITCH_ON;
        });
        commander.fillAtOnce(user);
        commander.awaitState(commander.exit(user, Commander.SECOND), OrderState.FILLED);
        commander.awaitChange(commander.cancel(user, order), ChangeState.DONE);
        stage.kill(user, 2, KillState.OFF);
    }

    @Test
    void i1_aChangeIsCarriedOnByTheNextOwner() throws SQLException {
        String user = stage.user();
        String order = commander.resting(user, 1);
        commander.fault(user, "LOST_REQUEST", "CANCEL", "PT0S");
        String cancel = commander.cancel(user, order);
        commander.awaitChange(cancel, ChangeState.UNKNOWN);
        Commander.fence(database, user);
        commander.awaitChange(cancel, ChangeState.DONE);
        commander.awaitState(order, OrderState.CANCELLED);
        // What the former owner had not marked as published is told again, as the same event.
        List<ChangeStepped> told = commander.changeSteps(cancel).stream().distinct().toList();
        assertThat(told).extracting(ChangeStepped::orderVersion).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void instrumentsGoSideBySideAndOneInstrumentsOrdersOneAtATime() {
        String user = stage.user();
        commander.fillAtOnce(user);
        commander.fault(user, "LATE_ANSWER", "PLACE", "PT2.5S");
        String late = stage.send(commander.place(user, Stage.INSTRUMENT, 1));
        commander.awaitState(late, OrderState.SENDING);
        String behind = stage.send(commander.place(user, Stage.INSTRUMENT, 1));
        String beside = stage.send(commander.place(user, Commander.SECOND, 1));
        Stream.of(late, behind, beside).forEach(each -> commander.awaitState(each, OrderState.FILLED));
        assertThat(commander.calls(user, ApiCall.PLACE)).extracting(call -> call.tag().substring(0, 26)).containsExactly(late,
                beside, behind);
    }
}
