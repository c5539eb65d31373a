package io.anumati.executor.component;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
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

import io.anumati.contracts.ControlEvent.KillState;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.Partitions;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
import io.anumati.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@TestProfile(OperatorProfile.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String API = "/api/v1/operator/";

    @Inject
    DataSource database;

    private Stage stage;

    @BeforeAll
    void raise() {
        stage = new Stage();
    }

    @AfterEach
    void calm() {
        stage.simulator.clearFaults();
        stage.heartbeats(true);
    }

    @AfterAll
    void lower() {
        stage.close();
    }

    @Test
    void aLaneShowsWhatEachWindowLeavesAndWhatIsApplied() {
        String user = stage.user();
        await().atMost(LONG).untilAsserted(() -> showsWindows(user));
        await().atMost(SOON).untilAsserted(() -> lane(user).body("authorityApplied", equalTo(1)));
    }

    /** A partition may be taken anew meanwhile; then only later calls show. */
    private void showsWindows(String user) {
        awaitState(stage.send(stage.command(user)), OrderState.FILLED);
        lane(user).body("windows.scope", hasItems("USER", "SEGMENT", "ALGO", "VENDOR")).body("windows[0].scope",
                equalTo("USER")).body("windows.find { it.scope == 'SEGMENT' }.name", equalTo("NSE_EQ"))
                .body("windows.find { it.scope == 'ALGO' }.name", equalTo("demo-algo"))
                .body("windows.find { it.scope == 'VENDOR' }.limit", equalTo(100))
                .body("authorityVersion", equalTo(1)).body("holds", empty()).body("calls", empty()).body("orders", empty());
        JsonPath minute = lane(user).extract().jsonPath().setRootPath("windows.find { it.length == 'PT1M' }");
        int taken = minute.getInt("taken");
        assertThat(taken).isPositive();
        assertThat(minute.getInt("entriesLeft")).isEqualTo(480 - taken);
        assertThat(minute.getInt("cancelsAndExitsLeft")).isEqualTo(500 - taken);
    }

    @Test
    void aLaneShowsACallThatIsUnderWay() {
        String user = stage.user();
        stage.simulator.fault(Map.of("kind", "HANG", "userId", stage.brokerUser(user), "call", "PLACE"));
        String command = stage.send(stage.command(user));
        await().atMost(SOON).untilAsserted(() -> lane(user).body("calls.commandId", contains(command)).body("calls[0].state",
                equalTo("SENDING")).body("calls[0].instrumentKey", equalTo(Stage.INSTRUMENT)));
        awaitState(command, OrderState.UNKNOWN);
        await().atMost(SOON).untilAsserted(
                () -> lane(user).body("holds.find { it.cause == 'ORDER_UNSETTLED' }.what", equalTo(Stage.INSTRUMENT)));
    }

    @Test
    void aLaneShowsTheKillSwitchThatHoldsItAndSinceWhen() {
        String user = stage.user();
        stage.kill(user, 1, KillState.ON);
        await().atMost(SOON).untilAsserted(() -> lane(user).body("holds.cause", contains("KILL_SWITCH_ON"))
                .body("holds[0].what", equalTo("USER:" + user)).body("holds[0].since", notNullValue())
                .body("kills.find { it.scope == 'USER:%s' }.applied".formatted(user), equalTo(1)));
    }

    @Test
    void silentViewsHoldEveryLaneAndPartition() {
        String user = stage.user();
        awaitState(stage.send(stage.command(user)), OrderState.FILLED);
        stage.heartbeats(false);
        await().atMost(SOON).untilAsserted(() -> lane(user).body("holds.cause", contains("VIEWS_STALE")).body("holds[0].since",
                notNullValue()));
        await().atMost(SOON).untilAsserted(
                () -> get("partitions").body("partitions.holds.flatten().cause", everyItem(equalTo("VIEWS_STALE"))));
    }

    @Test
    void ordersAreListedPageByPageAndEachOnce() {
        String user = stage.user();
        stage.simulator.fills(stage.brokerUser(user), Map.of("mode", "REST"));
        List<String> commands = stage.burst(user, 5);
        commands.forEach(command -> awaitState(command, OrderState.OPEN));
        await().atMost(SOON).untilAsserted(() -> listsEachOnce(commands));
        given().auth().oauth2(operator()).get(API + "orders?limit=0").then().statusCode(400).body("code",
                equalTo("INVALID_LIMIT"));
    }

    private static void listsEachOnce(List<String> commands) {
        List<String> listed = new ArrayList<>();
        String after = "";
        do {
            JsonPath page = get("orders?state=OPEN&limit=2&after=" + after).extract().jsonPath();
            List<String> ids = page.getList("orders.commandId");
            assertThat(ids).hasSizeLessThanOrEqualTo(2);
            listed.addAll(ids);
            after = page.getString("next");
        } while (after != null);
        assertThat(listed).isSorted().doesNotHaveDuplicates().containsAll(commands);
        assertThat(get("orders?state=OPEN&limit=1").extract().jsonPath().getInt("total")).isEqualTo(listed.size());
    }

    @Test
    void anExecutorTellsWhichPartitionsItOwns() {
        await().atMost(SOON).untilAsserted(() -> get("partitions").body("instanceId", equalTo("executor-1"))
                .body("partitions.partition", contains(0, 1, 2, 3))
                .body("partitions.epoch", everyItem(greaterThan(0))).body("partitions.takenAt", everyItem(notNullValue()))
                .body("partitions.publishLagMillis", everyItem(notNullValue())));
    }

    @Test
    void aUserWhomAnotherExecutorHasIsNamedWithItsOwner() throws SQLException {
        String user = stage.user();
        awaitState(stage.send(stage.command(user)), OrderState.FILLED);
        int partition = Partitions.of(user, Stage.PARTITIONS);
        claim(partition, "executor-2", 1_000_000);
        stage.send(stage.command(user));
        await().atMost(SOON).untilAsserted(() -> given().auth().oauth2(operator()).get(API + "users/%s/lane".formatted(user))
                .then().statusCode(404).body("code", equalTo("USER_NOT_HERE")).body("owner", equalTo("executor-2"))
                .body("partition", equalTo(partition)));
        claim(partition, "executor-2", 0);
        await().atMost(SOON).untilAsserted(() -> lane(user));
    }

    @Test
    void onlyOperatorsAreAnswered() {
        for (String path : List.of("users/u-1/lane", "orders", "partitions")) {
            given().get(API + path).then().statusCode(401).body("code", equalTo("UNAUTHORIZED"));
            given().auth().oauth2(Tokens.shared().subscriber("u-1")).get(API + path).then().statusCode(403);
        }
    }

    @Test
    void eachStepOfAnOrderIsMeasuredUnderItsName() {
        awaitState(stage.send(stage.command(stage.user())), OrderState.FILLED);
        String metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();
        assertThat(Stream.of("queue", "checks", "throttle_wait", "token_lease", "intent", "broker_answer", "signal_to_sent",
                "publish")).allSatisfy(
                        step -> assertThat(metrics).containsPattern("anumati_executor_%s_seconds_bucket\\{.*le=\"0.005\""
                                .formatted(step))
                                .containsPattern("anumati_executor_%s_seconds_count(\\{.*})? [1-9]".formatted(step)));
        assertThat(metrics).contains("anumati_executor_operator_streams")
                .containsPattern("anumati_executor_outcomes_total\\{.*state=\"FILLED\"")
                .containsPattern("anumati_executor_broker_answer_seconds_count\\{outcome=\"ACKNOWLEDGED\"")
                .containsPattern("anumati_executor_steps_total\\{step=\"Intent\"");
    }

    private ValidatableResponse lane(String user) {
        return get("users/%s/lane".formatted(user));
    }

    private static ValidatableResponse get(String path) {
        return given().auth().oauth2(operator()).get(API + path).then().statusCode(200);
    }

    private static String operator() {
        return Tokens.shared().client("operator-console");
    }

    /** What another owner's claim does; a later generation cannot be claimed back. */
    private void claim(int partition, String owner, int generation) throws SQLException {
        try (java.sql.Connection connection = database.getConnection();
                PreparedStatement raise = connection.prepareStatement(
                        "update partition_lease set epoch = epoch + 1, owner = ?, generation = ? where partition = ?")) {
            raise.setString(1, owner);
            raise.setInt(2, generation);
            raise.setInt(3, partition);
            assertThat(raise.executeUpdate()).isEqualTo(1);
        }
    }

    private void awaitState(String command, OrderState state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(stage.state(command)).isEqualTo(state));
    }
}
