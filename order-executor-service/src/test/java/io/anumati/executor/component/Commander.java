package io.anumati.executor.component;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.contracts.ChangeState;
import io.anumati.contracts.ChangeStep;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.InstrumentEvent.InstrumentListed;
import io.anumati.contracts.OrderCommand;
import io.anumati.contracts.OrderCommand.CancelOrder;
import io.anumati.contracts.OrderCommand.ExitPosition;
import io.anumati.contracts.OrderCommand.ModifyOrder;
import io.anumati.contracts.OrderCommand.Origin;
import io.anumati.contracts.OrderCommand.PlaceOrder;
import io.anumati.contracts.OrderCommand.Standing;
import io.anumati.contracts.OrderCommand.WithdrawSignal;
import io.anumati.contracts.OrderEvent.ChangeStepped;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.OrderTerms.Side;
import io.anumati.contracts.Partitions;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.Topic;
import io.anumati.contracts.TradingDay;
import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.witness.OrderCall;
import io.anumati.testkit.Tokens;

/** Sends commands of every kind on a stage, and tells what became of them. */
final class Commander {

    static final String SECOND = "NSE_EQ|INE009A01021";
    /** Of which at most three go at once. */
    static final String FROZEN = "NSE_EQ|INE018A01030";

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration VALID = Duration.ofMinutes(5);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Stage stage;

    Commander(Stage stage) {
        this.stage = stage;
        list(SECOND, 100_000);
        list(FROZEN, 3);
    }

    private void list(String key, long freeze) {
        stage.send(Topic.INSTRUMENTS, key,
                new InstrumentListed(key, "NSE", "NSE_EQ", key.substring(7), key.substring(7), "EQ", 1,
                        new BigDecimal("0.05"), freeze, null, null, null, TradingDay.of(Stage.now()), Stage.now()));
    }

    void rest(String user) {
        stage.simulator.fills(stage.brokerUser(user), Map.of("mode", "REST"));
    }

    void fillAtOnce(String user) {
        stage.simulator.fills(stage.brokerUser(user), Map.of("mode", "FILL"));
    }

    PlaceOrder place(String user, String instrument, int lots) {
        PlaceOrder one = stage.command(user);
        return new PlaceOrder(one.origin(), one.strategy(), 1, lots, terms(instrument, Side.BUY, "100.00"), 1, Standing.ACTIVE,
                one.authorityVersion());
    }

    /** One of each, so that none waits for another. */
    List<String> inThreeInstruments(String user) {
        return Stream.of(Stage.INSTRUMENT, SECOND, FROZEN).map(instrument -> stage.send(place(user, instrument, 1))).toList();
    }

    /** An order that rests at the broker and has been seen there. */
    String resting(String user, int lots) {
        rest(user);
        String command = stage.send(place(user, Stage.INSTRUMENT, lots));
        awaitState(command, OrderState.OPEN);
        return command;
    }

    /** An order that is filled. */
    String filled(String user, String instrument, int lots) {
        fillAtOnce(user);
        String command = stage.send(place(user, instrument, lots));
        awaitState(command, OrderState.FILLED);
        return command;
    }

    String cancel(String user, String target) {
        return send(new CancelOrder(origin(user, VALID), target));
    }

    String modify(String user, String target, String price, long quantity) {
        return send(new ModifyOrder(origin(user, VALID), target, new BigDecimal(price), null, quantity));
    }

    String exit(String user, String instrument) {
        return send(new ExitPosition(origin(user, VALID), Stage.STRATEGY, 1, terms(instrument, Side.SELL, "99.00")));
    }

    void withdraw(String user, String signalId) {
        int partition = Partitions.of(user, Stage.PARTITIONS);
        stage.send(Topic.ORDER_COMMANDS, partition, OrderCommand.WITHDRAWAL_KEY, new WithdrawSignal(signalId, partition,
                Stage.now(), Stage.now().plus(VALID), "engine stopped"));
    }

    Origin origin(String user, Duration valid) {
        String number = "n-" + NUMBERS.incrementAndGet() + "-" + System.nanoTime();
        return new Origin(CommandIds.of(number, "auth-" + user, "TEST", 1), user, "auth-" + user, null, null, null,
                Stage.now().plus(valid));
    }

    String send(OrderCommand command) {
        Origin origin = switch (command) {
            case CancelOrder cancel -> cancel.origin();
            case ModifyOrder modify -> modify.origin();
            case ExitPosition exit -> exit.origin();
            case PlaceOrder place -> place.origin();
            case WithdrawSignal withdraw -> throw new IllegalArgumentException(withdraw.signalId());
        };
        stage.send(Topic.ORDER_COMMANDS, origin.userId(), command);
        return origin.commandId();
    }

    static OrderTerms terms(String instrument, Side side, String price) {
        return new OrderTerms(instrument, side, OrderTerms.OrderType.LIMIT, OrderTerms.Product.I, OrderTerms.Validity.DAY,
                new BigDecimal(price), BigDecimal.ZERO);
    }

    List<ChangeStepped> changeSteps(String commandId) {
        return stage.events().stream().filter(ChangeStepped.class::isInstance).map(ChangeStepped.class::cast)
                .filter(step -> step.commandId().equals(commandId)).toList();
    }

    ChangeState changeState(String commandId) {
        return changeSteps(commandId).stream().reduce((_, last) -> last).map(ChangeStepped::stateAfter).orElse(null);
    }

    void awaitChange(String commandId, ChangeState state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(changeState(commandId)).isEqualTo(state));
    }

    void awaitState(String commandId, OrderState state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(stage.state(commandId)).isEqualTo(state));
    }

    void awaitFinal(String command) {
        await().atMost(SOON).until(() -> stage.state(command) != null && stage.state(command).isFinal());
    }

    RefusalReason refusalOfChange(String commandId) {
        return ((ChangeStep.Refused) changeSteps(commandId).getLast().detail()).reason().code();
    }

    RefusalReason refusal(String commandId) {
        return ((OrderStep.Refused) stage.steps(commandId).getLast().detail()).reason().code();
    }

    /** The broker's order of a command, as the simulator has it. */
    JsonNode atBroker(String user, String command) {
        for (JsonNode order : stage.simulator.orders(stage.brokerUser(user))) {
            if (order.path("tag").asText().startsWith(command)) {
                return order;
            }
        }
        throw new AssertionError("the broker has no order of " + command);
    }

    void fillByHand(String user, String command, int quantity) {
        stage.simulator.call("POST", "/control/orders/%s/fill".formatted(atBroker(user, command).path("order_id").asText()),
                Map.of("quantity", quantity));
    }

    List<OrderCall> calls(String user, ApiCall call) {
        return stage.simulator.calls(stage.brokerUser(user)).stream().filter(each -> each.call() == call).toList();
    }

    List<OrderCall> places(String user) {
        return inOrder(calls(user, ApiCall.PLACE).stream());
    }

    static List<OrderCall> inOrder(Stream<OrderCall> calls) {
        return calls.sorted(Comparator.comparingLong(OrderCall::monotonicNanos)).toList();
    }

    /** Commands in the order in which they came to the broker, each once. */
    List<String> placed(String user) {
        List<String> commands = places(user).stream().map(call -> call.tag().substring(0, 26)).toList();
        assertThat(commands).doesNotHaveDuplicates();
        return commands;
    }

    /** The same command with another end of its validity. */
    static PlaceOrder until(PlaceOrder command, Instant end) {
        Origin from = command.origin();
        return new PlaceOrder(new Origin(from.commandId(), from.userId(), from.authorisationId(), from.signalId(),
                from.signalRaisedAt(), from.signalAcceptedAt(), end), command.strategy(), 1, 1, command.terms(), 1,
                Standing.ACTIVE, command.authorityVersion());
    }

    void fault(String user, String kind, String call, String delay) {
        stage.simulator.fault(Map.of("kind", kind, "userId", stage.brokerUser(user), "call", call, "delay", delay));
    }

    /** Stops the heartbeats of the views, until every partition holds entries for it. */
    void silenceViews() {
        stage.heartbeats(false);
        await().atMost(SOON).until(() -> given().auth().oauth2(Tokens.shared().client("operator-console"))
                .get("/api/v1/operator/partitions").then().statusCode(200).extract().jsonPath()
                .getBoolean("partitions.every { it.holds.any { hold -> hold.cause == 'VIEWS_STALE' } }"));
    }

    /** What another owner's claim does, which then dies at once. */
    static void fence(DataSource database, String user) throws SQLException {
        try (java.sql.Connection connection = database.getConnection();
                PreparedStatement raise = connection
                        .prepareStatement("update partition_lease set epoch = epoch + 1 where partition = ?")) {
            raise.setInt(1, Partitions.of(user, Stage.PARTITIONS));
            assertThat(raise.executeUpdate()).isEqualTo(1);
        }
    }
}
