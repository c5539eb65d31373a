package io.anumati.executor.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.anumati.contracts.ChangeState;
import io.anumati.contracts.OrderCommand.Origin;
import io.anumati.contracts.OrderCommand.PlaceOrder;
import io.anumati.contracts.OrderCommand.Standing;
import io.anumati.contracts.OrderEvent.WithdrawalApplied;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.OrderTerms.Side;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.Topic;
import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.witness.OrderCall;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
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
class OtherCommandsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    DataSource database;

    private Stage stage;
    private Commander commander;
    private BadCommands bad;

    @BeforeAll
    void raise() {
        stage = new Stage();
        commander = new Commander(stage);
        bad = new BadCommands(stage, commander);
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
    void anExitSellsWhatWasFilledAndASecondOneFindsNothing() {
        String user = stage.user();
        String order = commander.resting(user, 10);
        commander.fillByHand(user, order, 4);
        commander.awaitState(order, OrderState.PARTIALLY_FILLED);
        commander.fillAtOnce(user);
        commander.awaitState(commander.exit(user, Stage.INSTRUMENT), OrderState.FILLED);
        OrderCall sold = commander.calls(user, ApiCall.PLACE).getLast();
        assertThat(sold.side()).isEqualTo("SELL");
        assertThat(sold.quantity()).isEqualTo(4);
        String second = commander.exit(user, Stage.INSTRUMENT);
        commander.awaitState(second, OrderState.REFUSED);
        assertThat(commander.refusal(second)).isEqualTo(RefusalReason.NOTHING_TO_EXIT);
    }

    @Test
    void severalExitsNeverSellMoreThanIsHeldAfterATakeoverToo() throws SQLException {
        String user = stage.user();
        commander.filled(user, Stage.INSTRUMENT, 6);
        commander.filled(user, Stage.INSTRUMENT, 4);
        Commander.fence(database, user);
        commander.rest(user);
        List<String> exits = Stream.generate(() -> commander.exit(user, Stage.INSTRUMENT)).limit(4).toList();
        commander.awaitState(exits.getFirst(), OrderState.OPEN);
        exits.stream().skip(1).forEach(exit -> commander.awaitState(exit, OrderState.REFUSED));
        List<OrderCall> sold = commander.calls(user, ApiCall.PLACE).stream().filter(call -> call.side().equals("SELL"))
                .toList();
        assertThat(sold).singleElement().satisfies(call -> assertThat(call.quantity()).isEqualTo(10));
    }

    @Test
    void i7_anExitWaitsWhileAnEntryOfItsInstrumentIsUnknown() {
        String user = stage.user();
        commander.fillAtOnce(user);
        commander.fault(user, "HANG_AFTER", "PLACE", "PT0S");
        String entry = stage.send(commander.place(user, Stage.INSTRUMENT, 5));
        commander.awaitState(entry, OrderState.SENDING);
        String exit = commander.exit(user, Stage.INSTRUMENT);
        commander.awaitState(exit, OrderState.FILLED);
        assertThat(commander.calls(user, ApiCall.PLACE).getLast().quantity()).isEqualTo(5);
        commander.awaitState(entry, OrderState.FILLED);
    }

    @Test
    void aSizeAboveTheFreezeQuantityGoesOutInSlicesOneAfterTheOther() {
        String user = stage.user();
        commander.fillAtOnce(user);
        String whole = stage.send(commander.place(user, Commander.FROZEN, 7));
        commander.awaitState(whole, OrderState.SLICED);
        OrderStep.Sliced sliced = (OrderStep.Sliced) stage.steps(whole).getLast().detail();
        assertThat(sliced.commandIds()).hasSize(3);
        sliced.commandIds().forEach(slice -> commander.awaitState(slice, OrderState.FILLED));
        List<OrderCall> calls = commander.calls(user, ApiCall.PLACE);
        assertThat(calls).extracting(OrderCall::quantity).containsExactly(3, 3, 1);
        assertThat(calls).extracting(call -> call.tag().substring(0, 26)).isEqualTo(sliced.commandIds());
        String exit = commander.exit(user, Commander.FROZEN);
        commander.awaitState(exit, OrderState.SLICED);
        await().atMost(SOON).until(() -> commander.calls(user, ApiCall.PLACE).size() == 6);
        assertThat(commander.calls(user, ApiCall.PLACE)).filteredOn(call -> call.side().equals("SELL"))
                .extracting(OrderCall::quantity).containsExactly(3, 3, 1);
    }

    @Test
    void whatIsNotSentOfAWithdrawnSignalIsWithdrawnAndWhatComesLaterTooAlsoAfterATakeover() throws SQLException {
        String user = stage.user();
        String open = commander.resting(user, 1);
        String openSignal = stage.steps(open).getFirst().subject().signalId();
        commander.silenceViews();
        PlaceOrder place = commander.place(user, Stage.INSTRUMENT, 1);
        String waiting = stage.send(place);
        commander.awaitState(waiting, OrderState.RECEIVED);
        commander.withdraw(user, place.origin().signalId());
        commander.withdraw(user, place.origin().signalId());
        commander.withdraw(user, openSignal);
        commander.awaitState(waiting, OrderState.WITHDRAWN);
        await().atMost(SOON).until(() -> applied(openSignal) == 1);
        assertThat(applied(place.origin().signalId())).isEqualTo(1);

        commander.awaitState(laterOf(user, place), OrderState.WITHDRAWN);
        Commander.fence(database, user);
        stage.heartbeats(true);
        commander.awaitState(laterOf(user, place), OrderState.WITHDRAWN);
        assertThat(stage.state(open)).isEqualTo(OrderState.OPEN);
        assertThat(commander.calls(user, ApiCall.PLACE)).hasSize(1);
    }

    private long applied(String signalId) {
        return stage.events().stream().filter(WithdrawalApplied.class::isInstance).map(WithdrawalApplied.class::cast)
                .filter(event -> event.signalId().equals(signalId)).map(WithdrawalApplied::sequence).distinct().count();
    }

    /** Another leg of the same signal. */
    private String laterOf(String user, PlaceOrder place) {
        PlaceOrder other = commander.place(user, Stage.INSTRUMENT, 1);
        Origin origin = new Origin(other.origin().commandId(), user, place.origin().authorisationId(),
                place.origin().signalId(),
                place.origin().signalRaisedAt(), place.origin().signalAcceptedAt(), place.origin().validUntil());
        return stage.send(new PlaceOrder(origin, other.strategy(), 2, 1, other.terms(), 1, Standing.ACTIVE,
                other.authorityVersion()));
    }

    @Test
    void aBadCommandEndsWithAReasonAndHoldsNothingUp() {
        String user = stage.user();
        refused(changed(user, "stranger-" + user, "auth-x", 1, "100.00", Duration.ofMinutes(1)),
                RefusalReason.UNKNOWN_AUTHORISATION);
        refused(changed(user, user, "auth-x", 1, "100.00", Duration.ofMinutes(1)), RefusalReason.UNKNOWN_AUTHORISATION);
        refused(changed(user, user, null, 0, "100.00", Duration.ofMinutes(1)), RefusalReason.LOT);
        refused(changed(user, user, null, -3, "100.00", Duration.ofMinutes(1)), RefusalReason.LOT);
        refused(changed(user, user, null, 1, "100.0000000001", Duration.ofMinutes(1)), RefusalReason.TICK);
        refused(changed(user, user, null, 1, "-100.00", Duration.ofMinutes(1)), RefusalReason.TICK);
        commander.awaitState(stage.send(changed(user, user, null, 1, "100.00", Duration.ofMinutes(-1))), OrderState.EXPIRED);
        commander.filled(user, Stage.INSTRUMENT, 1);
    }

    @Test
    void aBadModifyOrCancelEndsWithAReasonAndHoldsNothingUp() {
        String user = stage.user();
        String filled = commander.filled(user, Stage.INSTRUMENT, 1);
        String others = commander.resting(stage.user(), 1);
        String order = restingInTens(user);
        bad.changesOfNoOrderOf(user, others);
        bad.modifiesTo(user, order);
        bad.changesInAnothersNameOrTooLate(user, order);
        bad.changesOfAnEndedOrder(user, filled);
        assertThat(commander.calls(user, ApiCall.MODIFY)).isEmpty();
        assertThat(commander.calls(user, ApiCall.CANCEL)).isEmpty();
        commander.awaitChange(commander.modify(user, order, "101.00", 30), ChangeState.DONE);
        commander.awaitChange(commander.cancel(user, order), ChangeState.DONE);
        assertThat(stage.state(others)).isEqualTo(OrderState.OPEN);
    }

    @Test
    void aBadExitEndsWithAReasonAndSellsNothing() {
        String user = stage.user();
        commander.filled(user, Commander.SECOND, 5);
        bad.exits(user, Commander.SECOND);
        assertThat(commander.calls(user, ApiCall.PLACE)).hasSize(1);
        commander.awaitState(commander.exit(user, Commander.SECOND), OrderState.FILLED);
        assertThat(commander.calls(user, ApiCall.PLACE).getLast().quantity()).isEqualTo(5);
    }

    @Test
    void i2_aChangeOrExitThatCannotBeReadOrContradictsAnEarlierOneIsADeadLetterAndHoldsNothingUp() {
        String user = stage.user();
        String order = restingInTens(user);
        bad.unreadable(user, order);
        bad.contradicting(user, order);
        assertThat(commander.calls(user, ApiCall.MODIFY)).hasSize(1);
        assertThat(commander.calls(user, ApiCall.CANCEL)).isEmpty();
        commander.awaitChange(commander.cancel(user, order), ChangeState.DONE);
        assertThat(commander.calls(user, ApiCall.PLACE)).hasSize(1);
    }

    private String restingInTens(String user) {
        commander.rest(user);
        String order = stage.send(commander.place(user, BadCommands.IN_TENS, 2));
        commander.awaitState(order, OrderState.OPEN);
        return order;
    }

    @Test
    void anIdThatComesAgainWithAnotherContentIsADeadLetter() {
        String user = stage.user();
        commander.fillAtOnce(user);
        PlaceOrder place = commander.place(user, Stage.INSTRUMENT, 1);
        stage.send(place);
        commander.awaitState(place.origin().commandId(), OrderState.FILLED);
        stage.send(place);
        stage.send(new PlaceOrder(place.origin(), place.strategy(), 1, 2, place.terms(), 1, Standing.ACTIVE,
                place.authorityVersion()));
        await().atMost(SOON).untilAsserted(() -> assertThat(stage.deadLetters(Topic.ORDER_COMMANDS))
                .filteredOn(letter -> letter.contains(place.origin().commandId())).hasSize(1));
        commander.filled(user, Stage.INSTRUMENT, 1);
        assertThat(commander.calls(user, ApiCall.PLACE)).hasSize(2);
    }

    private void refused(PlaceOrder command, RefusalReason reason) {
        String id = stage.send(command);
        commander.awaitState(id, OrderState.REFUSED);
        assertThat(commander.refusal(id)).isEqualTo(reason);
    }

    /** @param authorisation null for the user's own */
    private PlaceOrder changed(String user, String as, String authorisation, int lots, String price, Duration valid) {
        PlaceOrder good = commander.place(user, Stage.INSTRUMENT, lots);
        Origin origin = new Origin(good.origin().commandId(), as,
                authorisation == null ? good.origin().authorisationId() : authorisation, good.origin().signalId(),
                good.origin().signalRaisedAt(), good.origin().signalAcceptedAt(), Stage.now().plus(valid));
        return new PlaceOrder(origin, good.strategy(), 1, lots,
                Commander.terms(Stage.INSTRUMENT, Side.BUY, price), 1, Standing.ACTIVE,
                as.equals(user) ? good.authorityVersion() : 0);
    }
}
