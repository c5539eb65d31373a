package io.anumati.executor.component;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Limits;
import io.anumati.contracts.ChangeState;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.Difference;
import io.anumati.contracts.DifferenceKind;
import io.anumati.contracts.OrderEvent.Actor;
import io.anumati.contracts.OrderEvent.ActorType;
import io.anumati.contracts.OrderEvent.DifferenceCleared;
import io.anumati.contracts.OrderEvent.DifferenceFound;
import io.anumati.contracts.OrderEvent.ForeignOrderSeen;
import io.anumati.contracts.OrderEvent.HoldReleased;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.Partitions;
import io.anumati.contracts.RefusalReason;
import io.anumati.simulator.call.ApiCall;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
import io.anumati.testkit.Tokens;
import io.anumati.upstox.AccessToken;
import io.anumati.upstox.Answers;
import io.anumati.upstox.Egress;
import io.anumati.upstox.LastLook;
import io.anumati.upstox.ModifyOrderRequest;
import io.anumati.upstox.PlaceOrderRequest;
import io.anumati.upstox.UpstoxClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** Orders that are not ours, and differences between the broker's book and the journal, become events, once each. */
@QuarkusTest
@TestProfile(StreamProfile.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconciliationIsToldTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    DataSource database;

    @Inject
    UpstoxClient broker;

    private Stage stage;

    @BeforeAll
    void raise() {
        stage = new Stage();
    }

    @AfterAll
    void lower() {
        stage.close();
    }

    @Test
    void anOrderOfTheUsersOwnIsForeignCountedAndNeverTouched() throws SQLException {
        String user = streaming();
        limit(user, 3);
        awaitState(stage.send(stage.command(user)), OrderState.FILLED);
        int before = takenInHalfAnHour(user);
        String orderId = byHand(user, null);
        await().atMost(SOON).until(() -> foreign(user).stream().anyMatch(seen -> "complete".equals(seen.order().status())));
        assertThat(foreign(user)).allSatisfy(seen -> {
            assertThat(seen.order().brokerOrderId()).isEqualTo(orderId);
            assertThat(seen.terms().instrumentKey()).isEqualTo(Stage.INSTRUMENT);
            assertThat(seen.terms().side()).isEqualTo("BUY");
            assertThat(seen.terms().quantity()).isEqualTo(3);
            assertThat(seen.orderedAt()).isNotNull();
        }).extracting(seen -> seen.order().status() + seen.order().filledQuantity()).doesNotHaveDuplicates();
        assertThat(takenInHalfAnHour(user)).isEqualTo(before + 1);
        fence(Partitions.of(user, Stage.PARTITIONS));
        awaitState(stage.send(stage.command(user)), OrderState.FILLED);
        String third = stage.send(stage.command(user));
        awaitState(third, OrderState.REFUSED);
        assertThat(((OrderStep.Refused) stage.steps(third).getLast().detail()).reason().code())
                .isEqualTo(RefusalReason.ORDER_COUNT);
        assertThat(foreign(user)).extracting(seen -> seen.order().status() + seen.order().filledQuantity())
                .doesNotHaveDuplicates();
        assertThat(stage.simulator.calls(stage.brokerUser(user))).extracting(call -> call.call()).containsOnly(ApiCall.PLACE);
    }

    @Test
    void i2_anOrderWithOurTagThatTheJournalDoesNotKnowHoldsTheInstrument() throws SQLException {
        String user = streaming();
        String tag = CommandIds.tag(CommandIds.of("nobody", user, "PLACE", 1), 1);
        String orderId = byHand(user, tag);
        await().atMost(SOON).until(() -> !found(user).isEmpty());
        assertThat(found(user)).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(DifferenceKind.EXTRA_AT_BROKER);
            assertThat(difference.brokerOrderId()).isEqualTo(orderId);
        });
        String held = stage.send(stage.command(user));
        awaitState(held, OrderState.QUEUED);
        fence(Partitions.of(user, Stage.PARTITIONS));
        String alsoHeld = stage.send(stage.command(user));
        awaitState(alsoHeld, OrderState.QUEUED);
        await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> stage.state(held) == OrderState.QUEUED);
        assertThat(found(user)).hasSize(1);
        assertThat(foreign(user)).isEmpty();
        assertThat(stage.simulator.calls(stage.brokerUser(user))).isEmpty();
    }

    @Test
    void anOperatorReleasesTheHoldOfAnOrderThatTheJournalDoesNotKnowAndItStaysReleased() throws SQLException {
        String user = streaming();
        String orderId = byHand(user, CommandIds.tag(CommandIds.of("no one", user, "PLACE", 1), 1));
        await().atMost(SOON).until(() -> !found(user).isEmpty());
        String held = stage.send(stage.command(user));
        awaitState(held, OrderState.QUEUED);
        lane(user).body("holds.findAll { it.cause == 'EXTRA_AT_BROKER' }.what", contains(orderId));
        release(user, orderId, "").then().statusCode(400).body("code", equalTo("INVALID_RELEASE"));
        release(user, "0000", "who knows").then().statusCode(404).body("code", equalTo("NO_HOLD"));
        release("subscriber", user, orderId, "mine").then().statusCode(403);

        release(user, orderId, "placed by hand, agreed with the user").then().statusCode(200).body("instrumentKey",
                equalTo(Stage.INSTRUMENT));

        awaitState(held, OrderState.FILLED);
        await().atMost(SOON).untilAsserted(() -> assertThat(released(user)).singleElement().satisfies(event -> {
            assertThat(event.difference().brokerOrderId()).isEqualTo(orderId);
            assertThat(event.actor()).isEqualTo(new Actor(ActorType.STAFF, "operator-console"));
            assertThat(event.reason()).isEqualTo("placed by hand, agreed with the user");
        }));
        fence(Partitions.of(user, Stage.PARTITIONS));
        awaitState(stage.send(stage.command(user)), OrderState.FILLED);
        assertThat(found(user)).hasSize(1);
        assertThat(cleared(user)).isEmpty();
    }

    private static Response release(String user, String orderId, String reason) {
        return release("operator", user, orderId, reason);
    }

    private static Response release(String role, String user, String orderId, String reason) {
        String token = role.equals("operator") ? Tokens.shared().client("operator-console") : Tokens.shared().subscriber(user);
        return given().auth().oauth2(token).contentType("application/json").body(Map.of("reason", reason))
                .post("/api/v1/operator/users/%s/extra-orders/%s/release".formatted(user, orderId));
    }

    private static ValidatableResponse lane(String user) {
        return given().auth().oauth2(Tokens.shared().client("operator-console"))
                .get("/api/v1/operator/users/%s/lane".formatted(user)).then().statusCode(200);
    }

    @Test
    void aPriceThatIsChangedElsewhereIsADifferenceUntilItIsChangedBackAlsoAfterAModifyThatWasRefusedAndForTheNextOwner()
            throws SQLException {
        String user = streaming();
        stage.simulator.fills(stage.brokerUser(user), Map.of("mode", "REST", "refusesChanges", true));
        String command = stage.send(stage.command(user));
        awaitState(command, OrderState.OPEN);
        Commander commander = new Commander(stage);
        commander.awaitChange(commander.modify(user, command, "101.00", 1), ChangeState.REJECTED);
        stage.simulator.fills(stage.brokerUser(user), Map.of("mode", "REST", "refusesChanges", false));
        String orderId = stage.simulator.orders(stage.brokerUser(user)).get(0).path("order_id").asText();
        fence(Partitions.of(user, Stage.PARTITIONS));
        change(user, orderId, "100.50");
        await().atMost(SOON).until(() -> !found(user).isEmpty());
        Difference difference = found(user).getFirst();
        assertThat(difference).isEqualTo(new Difference(DifferenceKind.PRICE, command, orderId, Stage.INSTRUMENT,
                difference.journalValue(), difference.bookValue()));
        assertThat(difference.journalValue()).contains("100.00");
        assertThat(difference.bookValue()).contains("100.50");
        change(user, orderId, "100.00");
        await().atMost(SOON).until(() -> cleared(user).equals(List.of(difference)));
        assertThat(found(user)).hasSize(1);
    }

    @Test
    void anOrderThatTheBookShowsTooLateIsMissingUntilThen() {
        String user = streaming();
        stage.simulator.user(stage.brokerUser(user), Map.of("bookDelay", "PT9S"));
        stage.simulator.fills(stage.brokerUser(user), Map.of("delay", "PT3S"));
        String command = stage.send(stage.command(user));
        await().atMost(SOON).until(() -> found(user).stream().map(Difference::kind).toList()
                .equals(List.of(DifferenceKind.MISSING_AT_BROKER)));
        await().atMost(SOON).until(() -> {
            stage.simulator.cutStreams(stage.brokerUser(user));
            return cleared(user).equals(found(user)) && stage.state(command) == OrderState.FILLED;
        });
    }

    private String streaming() {
        String user = stage.user();
        await().atMost(SOON).until(() -> stage.simulator.streams(stage.brokerUser(user)).size() == 1);
        return user;
    }

    private String byHand(String user, String tag) {
        Map<String, Object> order = new HashMap<>(Map.of("quantity", 3, "product", "I", "validity", "DAY", "price", 100,
                "instrument_token", Stage.INSTRUMENT, "order_type", "LIMIT", "transaction_type", "BUY", "disclosed_quantity",
                0));
        order.put("trigger_price", 0);
        order.put("is_amo", false);
        if (tag != null) {
            order.put("tag", tag);
        }
        return stage.simulator.placeByHand(stage.brokerUser(user), order).getFirst();
    }

    /** As the user's own app would. */
    private void change(String user, String orderId, String price) {
        AuthorityChanged known = stage.authority(user);
        AccessToken token = new AccessToken(
                stage.simulator.token(known.connection().brokerUserId(), known.connection().brokerAppId()));
        Answers.await(broker.orders().modify(token, new Egress.SourceAddress(known.route().primary()), "demo-algo",
                new ModifyOrderRequest(orderId, null, PlaceOrderRequest.Validity.DAY, new BigDecimal(price),
                        PlaceOrderRequest.OrderType.LIMIT, null, BigDecimal.ZERO, null),
                LastLook.NONE));
    }

    private void limit(String user, int ordersPerDay) {
        AuthorityChanged known = stage.authority(user);
        List<Authorisation> limited = known.authorisations().stream()
                .map(each -> new Authorisation(each.authorisationId(), each.strategyId(), each.strategyVersion(),
                        each.strategyHash(), each.grantedAt(), each.validTo(), each.paramVersion(), each.inputs(),
                        new Limits(each.limits().maxOrderValue(), each.limits().maxQuantity(), ordersPerDay),
                        each.perSignalConfirm(), null, each.activation()))
                .toList();
        stage.change(new AuthorityChanged(user, known.version() + 1, Stage.now(), known.connection(), known.route(), limited));
    }

    private static int takenInHalfAnHour(String user) {
        return lane(user).extract().path("windows[2].taken");
    }

    /** The same event may be told again after a takeover; another event of the same content may not. */
    private List<ForeignOrderSeen> foreign(String user) {
        return stage.events().stream().filter(ForeignOrderSeen.class::isInstance).map(ForeignOrderSeen.class::cast)
                .filter(seen -> seen.userId().equals(user)).distinct().toList();
    }

    private List<Difference> found(String user) {
        return stage.events().stream().filter(DifferenceFound.class::isInstance).map(DifferenceFound.class::cast)
                .filter(told -> told.userId().equals(user)).distinct().map(DifferenceFound::difference).toList();
    }

    private List<Difference> cleared(String user) {
        return stage.events().stream().filter(DifferenceCleared.class::isInstance).map(DifferenceCleared.class::cast)
                .filter(told -> told.userId().equals(user)).map(DifferenceCleared::difference).toList();
    }

    private List<HoldReleased> released(String user) {
        return stage.events().stream().filter(HoldReleased.class::isInstance).map(HoldReleased.class::cast)
                .filter(told -> told.userId().equals(user)).distinct().toList();
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
