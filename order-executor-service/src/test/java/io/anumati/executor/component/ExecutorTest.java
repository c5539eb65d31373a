package io.anumati.executor.component;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.ControlEvent.KillScope;
import io.anumati.contracts.ControlEvent.KillState;
import io.anumati.contracts.OrderCommand.PlaceOrder;
import io.anumati.contracts.OrderEvent.AuthorityApplied;
import io.anumati.contracts.OrderEvent.KillApplied;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderEvent.SessionDoubted;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.Partitions;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.Topic;
import io.anumati.simulator.witness.OrderCall;
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
class ExecutorTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final DataSource database;
    private Stage stage;

    ExecutorTest(DataSource database) {
        this.database = database;
    }

    @BeforeAll
    void raise() {
        stage = new Stage();
    }

    @BeforeEach
    void calm() {
        stage.simulator.clearFaults();
    }

    @AfterAll
    void lower() {
        stage.close();
    }

    @Test
    void oneCommandIsPlacedAndFilledWithEveryStepOnRecord() {
        String user = stage.user();
        String command = stage.send(stage.command(user));
        awaitState(command, OrderState.FILLED);
        List<OrderStepped> steps = stage.steps(command);
        assertThat(steps).extracting(OrderStepped::orderVersion).isSorted().doesNotHaveDuplicates();
        assertThat(steps.getFirst().detail()).isInstanceOf(OrderStep.Received.class);
        assertThat(steps).extracting(step -> step.detail().getClass().getSimpleName()).contains("Queued", "Intent",
                "Acknowledged", "BookShows");
        assertThat(calls(user)).singleElement().satisfies(call -> assertThat(call.algoName()).isEqualTo("demo-algo"));
    }

    @Test
    void i2_oneCommandCausesOneOrderHoweverOftenItIsDelivered() {
        String user = stage.user();
        PlaceOrder command = stage.command(user);
        stage.send(command);
        stage.send(command);
        String other = stage.send(stage.command(user));
        stage.send(command);
        awaitState(command.origin().commandId(), OrderState.FILLED);
        awaitState(other, OrderState.FILLED);
        assertThat(calls(user)).hasSize(2);
    }

    @Test
    void i4_eachOrderGoesOutWithTheTokenAndAddressOfItsOwnUser() {
        List<String> users = List.of(stage.user(), stage.user(), stage.user());
        List<String> commands = users.stream().flatMap(user -> stage.burst(user, 4).stream()).toList();
        commands.forEach(command -> awaitState(command, OrderState.FILLED));
        for (String user : users) {
            assertThat(calls(user)).hasSize(4).allSatisfy(call -> {
                assertThat(call.userId()).isEqualTo(stage.brokerUser(user));
                assertThat(call.sourceAddress()).isEqualTo(stage.authority(user).route().primary());
                assertThat(stage.steps(call.tag().substring(0, 26)).getFirst().subject().userId()).isEqualTo(user);
            });
        }
    }

    @Test
    void i4_noTokenGoesOutThatIsNotOfTheConnectionOnRecord() {
        String user = stage.user();
        Connection renewed = stage.renew(user);
        String command = stage.send(stage.command(user));
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> stage.state(command) != OrderState.FILLED);
        assertThat(calls(user)).isEmpty();
        stage.reconnect(user, renewed, stage.authority(user).route());
        awaitState(command, OrderState.FILLED);
    }

    @Test
    void i8_theIntentIsDurableBeforeTheCallArrives() {
        String user = stage.user();
        List<String> commands = stage.burst(user, 5);
        commands.forEach(command -> awaitState(command, OrderState.FILLED));
        for (OrderCall call : calls(user)) {
            OrderStepped intent = stage.steps(call.tag().substring(0, 26)).stream()
                    .filter(step -> step.detail() instanceof OrderStep.Intent).findFirst().orElseThrow();
            assertThat(intent.occurredAt().toEpochMilli() * 1000).isLessThanOrEqualTo(call.arrivedAtMicros());
        }
    }

    @Test
    void i6_afterKillIsAppliedNoPlaceCallArrives() {
        String user = stage.user();
        List<String> commands = stage.burst(user, 40);
        await().atMost(SOON).until(() -> calls(user).size() >= 5);
        stage.kill(user, 1, KillState.ON);
        await().atMost(SOON).until(() -> stage.events().stream().anyMatch(
                event -> event instanceof KillApplied kill && kill.scope().id().equals(user) && kill.version() == 1));
        int arrived = calls(user).size();
        commands.forEach(this::awaitFinal);
        assertThat(calls(user)).hasSize(arrived);
        assertThat(commands).filteredOn(command -> stage.state(command) == OrderState.REFUSED).hasSize(40 - arrived)
                .allSatisfy(command -> assertThat(reason(command)).isEqualTo(RefusalReason.KILL_SWITCH_ON));
    }

    @Test
    void i6_aKillIsAppliedOnlyWhenACallGivenUpCanNoLongerArrive() {
        String user = stage.user();
        stage.simulator
                .fault(Map.of("kind", "LATE_REQUEST", "userId", stage.brokerUser(user), "call", "PLACE", "delay", "PT5S"));
        String command = stage.send(stage.command(user));
        awaitState(command, OrderState.UNKNOWN);
        stage.kill(user, 1, KillState.ON);
        await().atMost(SOON).until(() -> stage.events().stream().anyMatch(
                event -> event instanceof KillApplied kill && kill.scope().id().equals(user) && kill.version() == 1));
        assertThat(calls(user)).filteredOn(call -> !call.isLost()).hasSize(1);
    }

    @Test
    void i5_afterWithdrawalIsAppliedNoPlaceCallArrives() {
        String user = stage.user();
        List<String> commands = stage.burst(user, 40);
        await().atMost(SOON).until(() -> calls(user).size() >= 5);
        long version = stage.withdraw(user);
        await().atMost(SOON).until(() -> stage.events().stream().anyMatch(event -> event instanceof AuthorityApplied applied
                && applied.userId().equals(user) && applied.version() == version));
        int arrived = calls(user).size();
        commands.forEach(this::awaitFinal);
        assertThat(calls(user)).hasSize(arrived);
        assertThat(commands).filteredOn(command -> stage.state(command) == OrderState.REFUSED).hasSize(40 - arrived)
                .allSatisfy(command -> assertThat(reason(command)).isEqualTo(RefusalReason.CONSENT_WITHDRAWN));
    }

    @Test
    void i7_anOrderWhoseAnswerIsLostIsFoundByItsTag() {
        String user = stage.user();
        stage.simulator.fault(Map.of("kind", "LOST_ANSWER", "userId", stage.brokerUser(user), "call", "PLACE"));
        String command = stage.send(stage.command(user));
        awaitState(command, OrderState.FILLED);
        assertThat(stage.steps(command)).extracting(OrderStepped::stateAfter).contains(OrderState.UNKNOWN);
        assertThat(calls(user)).hasSize(1);
    }

    @Test
    void i7_anOrderWhoseRequestIsLostIsProvenAbsentAndNotSentAgain() {
        String user = stage.user();
        stage.simulator.fault(Map.of("kind", "LOST_REQUEST", "userId", stage.brokerUser(user), "call", "PLACE"));
        String command = stage.send(stage.command(user));
        awaitState(command, OrderState.PROVEN_ABSENT);
        OrderStep.ProvenAbsent proof = (OrderStep.ProvenAbsent) stage.steps(command).getLast().detail();
        assertThat(proof.reads()).isGreaterThanOrEqualTo(3);
        assertThat(calls(user)).filteredOn(call -> !call.isLost()).isEmpty();
    }

    @Test
    void aRefusedSessionIsDoubtedAndLaterCommandsAreHeld() {
        String user = stage.user();
        stage.simulator.logout(stage.brokerUser(user));
        String first = stage.send(stage.command(user));
        awaitState(first, OrderState.REJECTED_BROKER);
        await().atMost(SOON).until(() -> stage.events().stream()
                .anyMatch(event -> event instanceof SessionDoubted doubted && doubted.userId().equals(user)));
        String second = stage.send(stage.command(user));
        awaitState(second, OrderState.REFUSED);
        assertThat(reason(second)).isEqualTo(RefusalReason.SESSION_REFUSED);
        assertThat(calls(user)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aSessionThatIsRefusedOnAReadIsDoubtedToo() {
        String user = stage.user();
        stage.simulator.fault(Map.of("kind", "LOST_REQUEST", "userId", stage.brokerUser(user), "call", "PLACE"));
        String command = stage.send(stage.command(user));
        await().atMost(SOON).until(
                () -> stage.steps(command).stream().anyMatch(step -> step.detail() instanceof OrderStep.Intent));
        stage.simulator.logout(stage.brokerUser(user));
        await().atMost(SOON).until(() -> stage.events().stream()
                .anyMatch(event -> event instanceof SessionDoubted doubted && doubted.userId().equals(user)));
        String second = stage.send(stage.command(user));
        awaitState(second, OrderState.REFUSED);
        assertThat(reason(second)).isEqualTo(RefusalReason.SESSION_REFUSED);
        assertThat(stage.events()).filteredOn(event -> event instanceof SessionDoubted doubted && doubted.userId().equals(user))
                .hasSize(1);
    }

    @Test
    void aWrongAddressIsRefusedOnceByTheBrokerAndThenByUs() {
        String user = stage.user();
        stage.simulator.user(stage.brokerUser(user), Map.of("primaryIp", "127.9.9." + user.length()));
        String first = stage.send(stage.command(user));
        awaitState(first, OrderState.REJECTED_BROKER);
        String second = stage.send(stage.command(user));
        awaitState(second, OrderState.REFUSED);
        assertThat(reason(second)).isEqualTo(RefusalReason.EGRESS_IP_MISMATCH);
    }

    @Test
    void entriesWaitWhileHeartbeatsAreSilentAndGoOnAfterwards() {
        String user = stage.user();
        awaitState(stage.send(stage.command(user)), OrderState.FILLED);
        try {
            new Commander(stage).silenceViews();
            String held = stage.send(stage.command(user));
            await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> calls(user).size() == 1);
            stage.heartbeats(true);
            awaitState(held, OrderState.FILLED);
        } finally {
            stage.heartbeats(true);
        }
    }

    @Test
    void i11_entriesWaitWhileAKillSwitchCannotBeReadAndGoOnAfterwards() {
        String user = stage.user();
        awaitState(stage.send(stage.command(user)), OrderState.FILLED);
        stage.garble(Topic.CONTROLS, KillScope.user(user).key());
        try {
            await().atMost(SOON).untilAsserted(() -> given().get("/q/health/ready").then().statusCode(503)
                    .body("checks.find { it.name == 'views' }.data.unreadable", equalTo("{controls=1}")));
            String held = stage.send(stage.command(user));
            await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> calls(user).size() == 1);
            stage.kill(user, 1, KillState.OFF);
            awaitState(held, OrderState.FILLED);
        } finally {
            stage.kill(user, 1, KillState.OFF);
        }
    }

    @Test
    void i11_onlyTheUserWhoseAuthorityCannotBeReadWaits() {
        String user = stage.user();
        String other = stage.user();
        awaitState(stage.send(stage.command(user)), OrderState.FILLED);
        stage.garble(Topic.AUTHORIZATIONS, user);
        await().atMost(SOON).untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200)
                .body("checks.find { it.name == 'views' }.data.unreadable", equalTo("{authorizations=1}")));

        String held = stage.send(stage.command(user));
        awaitState(stage.send(stage.command(other)), OrderState.FILLED);
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> calls(user).size() == 1);
        stage.withdraw(user);

        awaitState(held, OrderState.REFUSED);
    }

    @Test
    void i1_anOwnerThatLosesItsPartitionMidBurstLosesAndDoublesNothing() throws SQLException {
        String user = stage.user();
        List<String> commands = stage.burst(user, 40);
        for (int takeover = 0; takeover < 3; takeover++) {
            int reached = 6 + takeover * 8;
            await().atMost(SOON).until(() -> calls(user).size() >= reached);
            fence(Partitions.of(user, Stage.PARTITIONS));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> commands.stream().map(stage::state)
                .allMatch(state -> state == OrderState.FILLED || state == OrderState.PROVEN_ABSENT));
        long absent = commands.stream().filter(command -> stage.state(command) == OrderState.PROVEN_ABSENT).count();
        assertThat(calls(user)).extracting(call -> call.tag().substring(0, 26)).doesNotHaveDuplicates()
                .hasSize(40 - (int) absent);
        assertThat(absent).isLessThanOrEqualTo(3);
        assertThat(stage.simulator.witness(stage.brokerUser(user)).orElseThrow().worstArrived().get("PT1S"))
                .isLessThanOrEqualTo(10);
    }

    @Test
    void operatorsSeeALaneAndOthersDoNot() {
        String user = stage.user();
        awaitState(stage.send(stage.command(user)), OrderState.FILLED);
        String path = "/api/v1/operator/users/%s/lane".formatted(user);
        given().auth().oauth2(Tokens.shared().client("operator-console")).get(path).then().statusCode(200)
                .body("userId", equalTo(user)).body("windows[0].limit", equalTo(10)).body("orders", hasSize(0));
        given().auth().oauth2(Tokens.shared().subscriber(user)).get(path).then().statusCode(403);
        given().get(path).then().statusCode(401).body("code", equalTo("UNAUTHORIZED"));
    }

    @Test
    void readinessNamesItsParts() {
        given().get("/q/health/ready").then().statusCode(200).body("checks.name",
                hasItems("kafka", "postgres", "views", "lease", "token-vault-service", "identity-provider"));
    }

    @Test
    void journalSequencesArePublishedWithoutGapInEachPartition() {
        String user = stage.user();
        stage.burst(user, 10).forEach(command -> awaitState(command, OrderState.FILLED));
        for (int partition = 0; partition < Stage.PARTITIONS; partition++) {
            int number = partition;
            List<Long> sequences = stage.events().stream().filter(event -> event.partition() == number)
                    .map(event -> event.sequence()).distinct().toList();
            assertThat(sequences).isSorted();
            assertThat(sequences.isEmpty() || sequences.getLast() - sequences.getFirst() + 1 == sequences.size()).isTrue();
        }
    }

    /** What another owner's claim does, which then dies at once. */
    private void fence(int partition) throws SQLException {
        try (java.sql.Connection connection = database.getConnection();
                PreparedStatement raise = connection
                        .prepareStatement("update partition_lease set epoch = epoch + 1 where partition = ?")) {
            raise.setInt(1, partition);
            assertThat(raise.executeUpdate()).isEqualTo(1);
        }
    }

    private List<OrderCall> calls(String user) {
        return stage.simulator.calls(stage.brokerUser(user));
    }

    private void awaitState(String command, OrderState state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(stage.state(command)).isEqualTo(state));
    }

    private void awaitFinal(String command) {
        await().atMost(SOON).until(() -> stage.state(command) != null && stage.state(command).isFinal());
    }

    private RefusalReason reason(String command) {
        return ((OrderStep.Refused) stage.steps(command).getLast().detail()).reason().code();
    }
}
