package io.anumati.executor.component;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.AuthorityEvent.ConnectionState;
import io.anumati.contracts.BrokerUpdate.OrderUpdateHinted;
import io.anumati.contracts.BrokerUpdate.Source;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderEvent.SessionDoubted;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.Topic;
import io.anumati.simulator.stream.OpenStream;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What the broker tells, in whatever order and however often; polling is as good as off. */
@QuarkusTest
@TestProfile(StreamProfile.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpdatesTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private Stage stage;
    private Commander commander;

    @BeforeAll
    void raise() {
        stage = new Stage();
        commander = new Commander(stage);
    }

    @BeforeEach
    void calm() {
        stage.simulator.clearFaults();
        stage.simulator.call("DELETE", "/control/delivery-faults", null);
    }

    @AfterAll
    void lower() {
        calm();
        stage.close();
    }

    @Test
    void aStreamTellsThatAnOrderHasChanged() {
        String user = streaming();
        String command = slow(user);
        awaitState(command, OrderState.FILLED);
        assertChangedNothingTwice(command);
    }

    @ParameterizedTest
    @ValueSource(strings = { "DUPLICATED", "LATE", "REORDERED", "DROP" })
    void updatesThatComeDoubledLateOrOutOfOrderOrBreakTheStreamChangeNothingTwice(String kind) {
        String user = streaming();
        deliveries(user, kind, null);
        List<String> commands = List.of(slow(user), slow(user), slow(user));
        commands.forEach(command -> awaitState(command, OrderState.FILLED));
        commands.forEach(this::assertChangedNothingTwice);
        assertThat(stage.simulator.calls(stage.brokerUser(user))).hasSize(3);
    }

    @Test
    void whatUpdatesThatAreMissingWouldHaveToldIsInTheBook() {
        String user = streaming();
        deliveries(user, "MISSING", 3);
        String command = slow(user);
        awaitState(command, OrderState.FILLED);
        assertChangedNothingTwice(command);
    }

    @Test
    void aPostbackAloneMakesTheBookBeRead() {
        noStreams(null);
        String user = stage.user();
        String other = stage.user();
        String command = seenOnce(user);
        String others = seenOnce(other);
        commander.fillByHand(user, command, 1);
        commander.fillByHand(other, others, 1);
        awaitUnseen(command, others);
        stage.send(Topic.BROKER_UPDATES, user, new OrderUpdateHinted(user, Source.POSTBACK,
                commander.atBroker(user, command).path("order_id").asText(), null, "complete", 1, null, Stage.now()));
        awaitState(command, OrderState.FILLED);
        awaitUnseen(others);
        assertThat(streams(user)).isEmpty();
    }

    @Test
    void whatHappenedWhileTheStreamWasCutIsInTheBookThatIsReadWhenItIsBack() {
        String user = streaming();
        noStreams(stage.brokerUser(user));
        stage.simulator.cutStreams(stage.brokerUser(user));
        await().atMost(SOON).until(() -> streams(user).isEmpty());
        String command = seenOnce(user);
        commander.fillByHand(user, command, 1);
        awaitUnseen(command);
        stage.simulator.clearFaults();
        awaitOneStream(user);
        awaitState(command, OrderState.FILLED);
        assertChangedNothingTwice(command);
    }

    @Test
    void i2_anUpdateBeforeTheAnswerSettlesTheOrderAndTheAnswerGoesOnRecord() {
        String user = streaming();
        stage.simulator.fault(Map.of("kind", "LATE_ANSWER", "userId", stage.brokerUser(user), "call", "PLACE", "delay",
                "PT2S"));
        String command = stage.send(stage.command(user));
        await().atMost(SOON).until(() -> details(command).stream().anyMatch(OrderStep.Acknowledged.class::isInstance));
        List<OrderStep> details = details(command);
        assertThat(details.indexOf(details.stream().filter(OrderStep.BookShows.class::isInstance).findFirst().orElseThrow()))
                .isLessThan(details.size() - 1);
        assertThat(stage.state(command)).isEqualTo(OrderState.FILLED);
        assertThat(stage.simulator.calls(stage.brokerUser(user))).hasSize(1);
    }

    @Test
    void i7_anUnknownOrderIsFoundByStreamAndBookWhenItsTagCannotBeLookedUp() {
        String user = streaming();
        Map<String, Object> down = new HashMap<>(Map.of("preset", "SERVER_ERROR", "userId", stage.brokerUser(user), "call",
                "ORDER_HISTORY"));
        down.put("times", null);
        stage.simulator.fault(down);
        stage.simulator.fault(Map.of("kind", "LOST_ANSWER", "userId", stage.brokerUser(user), "call", "PLACE"));
        String command = slow(user);
        awaitState(command, OrderState.FILLED);
        assertThat(stage.steps(command)).extracting(OrderStepped::stateAfter).contains(OrderState.UNKNOWN);
        assertThat(stage.simulator.calls(stage.brokerUser(user))).hasSize(1);
    }

    @Test
    void i7_anOrderThatComesToLightAfterItWasProvenAbsentRaisesAnAlarm() {
        String user = streaming();
        stage.simulator.fault(Map.of("kind", "LATE_REQUEST", "userId", stage.brokerUser(user), "call", "PLACE", "delay",
                "PT12S"));
        String command = stage.send(stage.command(user));
        awaitState(command, OrderState.PROVEN_ABSENT);
        noStreams(stage.brokerUser(user));
        stage.simulator.cutStreams(stage.brokerUser(user));
        await().atMost(SOON).untilAsserted(
                () -> assertThat(commander.atBroker(user, command).path("status").asText()).isEqualTo("complete"));
        stage.simulator.clearFaults();
        awaitState(command, OrderState.FILLED); // of the one read that the new stream brings
        assertThat(stage.steps(command)).extracting(OrderStepped::stateAfter).containsSubsequence(OrderState.PROVEN_ABSENT,
                OrderState.FOUND_LATE, OrderState.FILLED);
        given().get("/q/metrics").then().statusCode(200).body(containsString("anumati_executor_found_late_total 1.0"));
        assertThat(stage.simulator.calls(stage.brokerUser(user))).hasSize(1);
    }

    @Test
    void aUserHasOneStreamOverTheOwnAddressWhileConnectedAndActive() {
        String user = streaming();
        stage.burst(user, 5).forEach(command -> awaitState(command, OrderState.FILLED));
        stage.simulator.cutStreams(stage.brokerUser(user));
        awaitOneStream(user);
        Connection known = stage.authority(user).connection();
        stage.reconnect(user, new Connection(known.connectionId(), known.brokerId(), known.brokerUserId(), known.brokerAppId(),
                ConnectionState.DISCONNECTED, known.tokenFingerprint(), known.connectedAt(), known.expiresAt()),
                stage.authority(user).route());
        await().atMost(SOON).until(() -> streams(user).isEmpty());
        stage.reconnect(user, stage.renew(user), stage.authority(user).route());
        awaitOneStream(user);
        stage.withdraw(user);
        await().atMost(SOON).until(() -> streams(user).isEmpty());
    }

    @Test
    void aSessionThatIsRefusedOnTheStreamIsDoubtedOnceAndANewOneHasAStreamAgain() {
        String user = streaming();
        stage.simulator.logout(stage.brokerUser(user));
        await().atMost(SOON).until(() -> doubts(user) == 1);
        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> streams(user).isEmpty() && doubts(user) == 1);
        stage.reconnect(user, stage.renew(user), stage.authority(user).route());
        awaitOneStream(user);
    }

    /** A user whose stream is open. */
    private String streaming() {
        String user = stage.user();
        awaitOneStream(user);
        return user;
    }

    /** No new stream comes about. @param brokerUser null for everybody's */
    private void noStreams(String brokerUser) {
        Map<String, Object> fault = new HashMap<>(Map.of("preset", "SERVER_ERROR", "call", "PORTFOLIO_AUTHORIZE"));
        fault.put("userId", brokerUser);
        fault.put("times", null);
        stage.simulator.fault(fault);
    }

    /** An order of a user without a stream: open at the broker before its answer comes, and read once after that. */
    private String seenOnce(String user) {
        commander.rest(user);
        commander.fault(user, "LATE_ANSWER", "PLACE", "PT0.5S");
        String command = stage.send(stage.command(user));
        awaitState(command, OrderState.OPEN);
        return command;
    }

    /** Filled at the broker, which nobody tells. */
    private void awaitUnseen(String... commands) {
        await().during(Duration.ofSeconds(2)).atMost(SOON).untilAsserted(
                () -> assertThat(commands).extracting(stage::state).containsOnly(OrderState.OPEN));
    }

    /** An order that fills only after a while, so that the answer comes long before. */
    private String slow(String user) {
        stage.simulator.fills(stage.brokerUser(user), Map.of("delay", "PT0.7S", "parts", 2));
        return stage.send(stage.command(user));
    }

    private void deliveries(String user, String kind, Integer times) {
        Map<String, Object> fault = new HashMap<>(Map.of("kind", kind, "userId", stage.brokerUser(user), "channel",
                "PORTFOLIO"));
        fault.put("times", times);
        if (!"DROP".equals(kind) && !"MISSING".equals(kind)) {
            fault.put("delay", "PT0.5S");
        }
        stage.simulator.deliveryFault(fault);
    }

    /** Never back, and each step tells more than the one before. */
    private void assertChangedNothingTwice(String command) {
        List<OrderStepped> steps = stage.steps(command);
        assertThat(steps).extracting(OrderStepped::orderVersion).isSorted().doesNotHaveDuplicates();
        List<String> shown = steps.stream().map(OrderStepped::detail).filter(OrderStep.BookShows.class::isInstance)
                .map(OrderStep.BookShows.class::cast)
                .map(each -> each.order().status() + " " + each.order().filledQuantity()).toList();
        assertThat(shown).isNotEmpty().doesNotHaveDuplicates();
        assertThat(steps).filteredOn(step -> step.stateAfter() == OrderState.FILLED).hasSize(1);
    }

    private List<OrderStep> details(String command) {
        return stage.steps(command).stream().map(OrderStepped::detail).toList();
    }

    private long doubts(String user) {
        return stage.events().stream()
                .filter(event -> event instanceof SessionDoubted doubted && doubted.userId().equals(user)).count();
    }

    private List<OpenStream> streams(String user) {
        return stage.simulator.streams(stage.brokerUser(user));
    }

    private void awaitOneStream(String user) {
        await().atMost(SOON).untilAsserted(() -> assertThat(streams(user)).hasSize(1));
    }

    private void awaitState(String command, OrderState state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(stage.state(command)).isEqualTo(state));
    }
}
