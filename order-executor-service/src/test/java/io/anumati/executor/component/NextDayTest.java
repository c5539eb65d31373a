package io.anumati.executor.component;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.anumati.contracts.OrderEvent.ActorType;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.Partitions;
import io.anumati.contracts.TradingDay;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
import io.anumati.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@TestProfile(MovedTimeProfile.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NextDayTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String ORDERS = "/api/v1/operator/orders";

    @Inject
    MovedTime time;

    @Inject
    DataSource database;

    private Stage stage;

    @BeforeAll
    void raise() {
        stage = new Stage();
    }

    @AfterEach
    void today() {
        time.moveTo(Duration.ZERO);
        brokersClock(Duration.ZERO);
        stage.simulator.clearFaults();
    }

    @AfterAll
    void lower() {
        stage.close();
    }

    @Test
    void anOrderThatTheNextDaysBookDoesNotShowLapsesWithWhatWasFilled() {
        String user = stage.user();
        String command = resting(user);
        nextDay(user);
        awaitState(command, OrderState.LAPSED_DAY);
        OrderStep.DayEnded ended = (OrderStep.DayEnded) stage.steps(command).getLast().detail();
        assertThat(ended.tradingDate()).isEqualTo(TradingDay.of(Stage.now()));
        assertThat(ended.filledQuantity()).isZero();
    }

    @Test
    void i1_anOrderLapsesWithItsDayAfterATakeoverToo() throws SQLException {
        String user = stage.user();
        String command = resting(user);
        fence(Partitions.of(user, Stage.PARTITIONS));
        nextDay(user);
        awaitState(command, OrderState.LAPSED_DAY);
    }

    @Test
    void anOrderThatTheBookShowsAsCancelledAtTheCloseIsCancelled() {
        String user = stage.user();
        String command = resting(user);
        String orderId = stage.simulator.orders(stage.brokerUser(user)).get(0).path("order_id").asText();
        stage.simulator.call("POST", "/control/orders/" + orderId + "/cancel", Map.of());
        awaitState(command, OrderState.CANCELLED);
    }

    @Test
    void i7_anUnknownOrderWaitsForAPersonOnTheNextDayWhoseWordLetsTheInstrumentGo() {
        String user = stage.user();
        String unknown = underReview(user);
        String held = stage.send(stage.command(user));
        awaitState(held, OrderState.QUEUED);
        operator().get(ORDERS + "?state=NEEDS_REVIEW").then().statusCode(200).body("orders.commandId", hasItem(unknown))
                .body("orders.commandId", not(hasItem(held)));
        operator().get(ORDERS).then().statusCode(200).body("orders.commandId", hasItem(unknown)).body("orders.commandId",
                hasItem(held));
        settle(unknown, Map.of("state", "FILLED", "filledQuantity", 1, "averagePrice", "100.00", "brokerOrderId", "b-77",
                "reason", "contract note 12")).statusCode(200).body("state", equalTo("FILLED")).body("userId", equalTo(user));
        awaitState(unknown, OrderState.FILLED);
        OrderStepped told = stage.steps(unknown).getLast();
        OrderStep.Settled settled = (OrderStep.Settled) told.detail();
        assertThat(settled.staffId()).isNotBlank();
        assertThat(settled.reason()).isEqualTo("contract note 12");
        assertThat(settled.filledQuantity()).isEqualTo(1);
        assertThat(settled.averagePrice()).isEqualByComparingTo("100");
        assertThat(settled.brokerOrderId()).isEqualTo("b-77");
        assertThat(told.actor().actorType()).isEqualTo(ActorType.STAFF);
        awaitState(held, OrderState.FILLED);
        settle(unknown, Map.of("state", "CANCELLED", "reason", "again")).statusCode(409).body("code",
                equalTo("NOT_UNDER_REVIEW"));
    }

    @Test
    void aWordThatDoesNotFitOrComesToAFormerOwnerChangesNothing() throws SQLException {
        String user = stage.user();
        String unknown = underReview(user);
        fence(Partitions.of(user, Stage.PARTITIONS));
        refused(unknown, Map.of("state", "CANCELLED"), "INVALID_SETTLEMENT");
        refused(unknown, Map.of("state", "CANCELLED", "reason", " "), "INVALID_SETTLEMENT");
        refused(unknown, Map.of("reason", "seen"), "INVALID_SETTLEMENT");
        refused(unknown, Map.of("state", "OPEN", "reason", "seen"), "INVALID_SETTLEMENT");
        refused(unknown, Map.of("state", "FILLED", "filledQuantity", 2, "reason", "seen"), "INVALID_SETTLEMENT");
        refused(unknown, Map.of("state", "GONE", "reason", "seen"), "MALFORMED_REQUEST");
        refused(unknown, Map.of("state", "FILLED", "filledQuantity", "1", "reason", "seen"), "MALFORMED_REQUEST");
        Map<String, Object> word = Map.of("state", "PROVEN_ABSENT", "reason", "asked the broker");
        settle(unknown, word).statusCode(404).body("code", equalTo("USER_NOT_HERE"));
        assertThat(stage.state(unknown)).isEqualTo(OrderState.NEEDS_REVIEW);
        await().atMost(SOON).untilAsserted(() -> settle(unknown, word).statusCode(200));
        awaitState(unknown, OrderState.PROVEN_ABSENT);
    }

    @Test
    void onlyOperatorsSettleAndOnlyWhatIsUnderReview() {
        String user = stage.user();
        String filled = stage.send(stage.command(user));
        awaitState(filled, OrderState.FILLED);
        Map<String, Object> word = Map.of("state", "CANCELLED", "reason", "seen");
        settle(filled, word).statusCode(409).body("code", equalTo("NOT_UNDER_REVIEW"));
        settle("no-such-command", word).statusCode(404).body("code", equalTo("UNKNOWN_ORDER"));
        String path = ORDERS + "/" + filled + "/settlement";
        given().auth().oauth2(Tokens.shared().subscriber(user)).contentType(ContentType.JSON).body(word).post(path).then()
                .statusCode(403);
        given().contentType(ContentType.JSON).body(word).post(path).then().statusCode(401);
        given().auth().oauth2(Tokens.shared().subscriber(user)).get(ORDERS).then().statusCode(403);
        operator().get(ORDERS + "?state=FILLED").then().statusCode(400).body("code", equalTo("INVALID_STATE"));
        operator().get(ORDERS + "?state=SENDING").then().statusCode(200).body("partitions", not(empty()));
    }

    /** An order that rests at the broker and has been seen there. */
    private String resting(String user) {
        stage.simulator.fills(stage.brokerUser(user), Map.of("mode", "REST"));
        String command = stage.send(stage.command(user));
        awaitState(command, OrderState.OPEN);
        return command;
    }

    /** A call without an answer whose day has ended; afterwards it is today again. */
    private String underReview(String user) {
        stage.simulator.fault(Map.of("kind", "LOST_REQUEST", "userId", stage.brokerUser(user), "call", "PLACE"));
        String command = stage.send(stage.command(user));
        awaitState(command, OrderState.UNKNOWN);
        time.moveTo(DAY);
        awaitState(command, OrderState.NEEDS_REVIEW);
        time.moveTo(Duration.ZERO);
        return command;
    }

    /** Here and at the broker, where yesterday's token has ended. */
    private void nextDay(String user) {
        time.moveTo(DAY);
        brokersClock(DAY);
        stage.reconnect(user, stage.renew(user), stage.authority(user).route());
    }

    private void brokersClock(Duration ahead) {
        stage.simulator.call("PUT", "/control/clock", Map.of("now", Instant.now().plus(ahead).toString(), "speed", 1));
    }

    private void refused(String command, Map<String, Object> word, String code) {
        settle(command, word).statusCode(400).body("code", equalTo(code));
    }

    private static ValidatableResponse settle(String command, Map<String, ?> word) {
        return operator().contentType(ContentType.JSON).body(word).post(ORDERS + "/" + command + "/settlement").then();
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(Tokens.shared().client("operator-console"));
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

    private void awaitState(String command, OrderState state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(stage.state(command)).isEqualTo(state));
    }
}
