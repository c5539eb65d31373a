package io.anumati.executor.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.EgressMode;
import io.anumati.contracts.AuthorityEvent.EgressRoute;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.InstrumentEvent.InstrumentListed;
import io.anumati.contracts.OrderCommand.PlaceOrder;
import io.anumati.contracts.OrderCommand.Standing;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.OrderTerms.OrderType;
import io.anumati.contracts.OrderTerms.Validity;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.Topic;
import io.anumati.contracts.TradingDay;
import io.anumati.executor.lane.Desks;
import io.anumati.simulator.witness.OrderCall;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What keeps a user's calls back, or sends them again, and every type of order over the wire. */
@QuarkusTest
@TestProfile(NarrowProfile.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundsTest {

    private static final int MOST_WAITING = NarrowProfile.MOST_WAITING;
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    DataSource database;

    @Inject
    Desks desks;

    @Inject
    TroubledStore store;

    private Stage stage;
    private Commander commander;
    private SlowAnswers slow;
    private Owner owner;

    @BeforeAll
    void raise() {
        stage = new Stage();
        commander = new Commander(stage);
        slow = new SlowAnswers(stage);
        owner = new Owner(desks);
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
    void d3_aThrottledCallGoesAgainLaterUnderANewTagAndOthersDoNotWaitForIt() {
        String user = stage.user();
        String other = stage.user();
        stage.simulator.fault(Map.of("kind", "THROTTLED", "userId", stage.brokerUser(user), "call", "PLACE", "times", 3));
        String command = stage.send(stage.command(user));
        List<String> others = stage.burst(other, 5);
        commander.awaitState(command, OrderState.FILLED);
        others.forEach(each -> commander.awaitState(each, OrderState.FILLED));
        assertThat(details(command)).filteredOn(OrderStep.Throttled.class::isInstance).hasSize(3);
        List<OrderCall> calls = commander.places(user);
        assertThat(calls).extracting(OrderCall::tag).containsExactly(command + "-1", command + "-2", command + "-3",
                command + "-4");
        for (int call = 1; call < calls.size(); call++) {
            assertThat(calls.get(call).monotonicNanos() - calls.get(call - 1).monotonicNanos())
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1).toNanos());
        }
        assertThat(others).allSatisfy(each -> assertThat(details(each)).noneMatch(OrderStep.Throttled.class::isInstance));
    }

    @Test
    void i7_a429OfTheCdnIsAnUnknownOutcomeAndNotSentAgain() {
        String user = stage.user();
        stage.simulator.fault(Map.of("preset", "CLOUDFLARE_RATE", "userId", stage.brokerUser(user), "call", "PLACE"));
        String command = stage.send(stage.command(user));
        commander.awaitState(command, OrderState.PROVEN_ABSENT);
        assertThat(stage.steps(command)).extracting(OrderStepped::stateAfter).contains(OrderState.UNKNOWN);
        assertThat(commander.places(user)).hasSize(1);
    }

    @Test
    void whatHasNotHadItsTurnWhenItsValidityEndsExpiresAndIsNotSent() {
        String user = stage.user();
        slow.of(user, 100);
        Instant end = Stage.now().plusSeconds(5);
        List<String> commands = Stream.generate(() -> stage.send(Commander.until(stage.command(user), end)))
                .limit(8).toList();
        commands.forEach(commander::awaitFinal);
        List<String> expired = commands.stream().filter(each -> stage.state(each) == OrderState.EXPIRED).toList();
        assertThat(commands).extracting(stage::state).isSubsetOf(OrderState.FILLED, OrderState.EXPIRED);
        assertThat(expired).isNotEmpty();
        assertThat(commander.placed(user)).isNotEmpty().doesNotContainAnyElementsOf(expired);
    }

    @Test
    void ordersBeyondTheBoundAreRefusedAtOnceWhileDecisionsWaitAndTheFirstOnesGoInTheirOrder() {
        String user = stage.user();
        String takenOver = stage.user();
        commander.filled(user, Commander.FROZEN, 3);
        commander.filled(user, Commander.FROZEN, 3);
        stage.heartbeats(false);
        owner.awaitStale(user, takenOver);
        long epoch = owner.epoch(takenOver);
        store.halve(takenOver, "Refused");
        List<String> commands = stage.burst(user, MOST_WAITING + 6);
        List<String> moreThanMayWait = stage.burst(takenOver, MOST_WAITING + 6);
        awaitBound(commands);
        awaitBound(moreThanMayWait);
        assertThat(owner.epoch(takenOver)).as("another owner found more than may wait").isGreaterThan(epoch);
        awaitExit(user);
        stage.heartbeats(true);
        awaitOrderOfArrival(user, commands);
        awaitOrderOfArrival(takenOver, moreThanMayWait);
    }

    private void awaitBound(List<String> commands) {
        List<String> beyond = commands.subList(MOST_WAITING, commands.size());
        beyond.forEach(each -> await().atMost(SOON).until(() -> stage.state(each) == OrderState.REFUSED));
        assertThat(beyond).extracting(commander::refusal).containsOnly(RefusalReason.TOO_MANY_WAITING);
        assertThat(commands.subList(0, MOST_WAITING)).extracting(stage::state).containsOnly(OrderState.RECEIVED);
    }

    /** Of two slices, although no entry would find a place. */
    private void awaitExit(String user) {
        String exit = commander.exit(user, Commander.FROZEN);
        commander.awaitState(CommandIds.slice(exit, 1), OrderState.FILLED);
        commander.awaitState(CommandIds.slice(exit, 2), OrderState.FILLED);
    }

    private void awaitOrderOfArrival(String user, List<String> commands) {
        List<String> first = commands.subList(0, MOST_WAITING);
        first.forEach(each -> commander.awaitState(each, OrderState.FILLED));
        assertThat(commander.placed(user)).filteredOn(commands::contains).isEqualTo(first);
    }

    @Test
    void i12_noMoreCallsOfAUserAreUnderWayThanAllowed() {
        String user = stage.user();
        slow.of(user, 2);
        commander.inThreeInstruments(user).forEach(each -> commander.awaitState(each, OrderState.FILLED));
        assertThat(commander.places(user)).hasSize(3);
        SlowAnswers.assertAtOnce(commander.places(user), NarrowProfile.CALLS_AT_ONCE);
    }

    @Test
    void i12_noMoreCallsAreUnderWayOverOneRouteThanAllowedWhoeverMakesThem() {
        String one = stage.user();
        String other = stage.user();
        String address = shareRoute(one, other);
        List.of(one, other).forEach(user -> slow.of(user, 3));
        Stream.of(one, other).flatMap(user -> commander.inThreeInstruments(user).stream()).toList()
                .forEach(each -> commander.awaitState(each, OrderState.FILLED));
        List<OrderCall> calls = Commander.inOrder(Stream.of(one, other).flatMap(user -> commander.places(user).stream()));
        assertThat(calls).hasSize(6).extracting(OrderCall::sourceAddress).containsOnly(address);
        SlowAnswers.assertAtOnce(calls, NarrowProfile.CALLS_PER_ROUTE);
    }

    /** Makes a family of them, who may. @return their address */
    private String shareRoute(String one, String other) {
        EgressRoute route = stage.authority(one).route();
        stage.simulator.user(stage.brokerUser(one), Map.of("family", one));
        stage.simulator.user(stage.brokerUser(other), Map.of("family", one, "primaryIp", route.primary()));
        stage.reconnect(other, stage.authority(other).connection(), route);
        return route.primary();
    }

    @Test
    void equalBacklogsOfTwoStrategiesGetEqualShares() {
        SecondStrategy strategy = new SecondStrategy(stage);
        String user = strategy.user();
        stage.heartbeats(false);
        owner.awaitStale(user);
        List<String> first = stage.burst(user, MOST_WAITING / 2);
        List<String> second = Stream.generate(() -> stage.send(strategy.of(stage.command(user)))).limit(MOST_WAITING / 2)
                .toList();
        Stream.concat(first.stream(), second.stream())
                .forEach(each -> await().atMost(SOON).until(() -> stage.state(each) != null));
        stage.heartbeats(true);
        await().atMost(SOON).until(() -> commander.places(user).size() >= 20);
        List<String> early = commander.placed(user).subList(0, 20);
        assertThat(early).filteredOn(first::contains).hasSizeBetween(9, 11);
        assertThat(early).filteredOn(second::contains).hasSizeBetween(9, 11);
    }

    @Test
    void i2_theLateResultOfAFormerOwnerIsJournalledByTheNextAndNothingIsSentAgain() throws SQLException {
        String user = stage.user();
        stage.simulator.fault(Map.of("preset", "SERVER_ERROR", "userId", stage.brokerUser(user), "call", "ORDER_BOOK", "times",
                1_000));
        commander.fault(user, "LATE_ANSWER", "PLACE", "PT2S");
        String command = stage.send(stage.command(user));
        await().atMost(SOON).until(() -> commander.places(user).size() == 1);
        Commander.fence(database, user);
        await().atMost(SOON).until(() -> details(command).stream().anyMatch(OrderStep.LateResult.class::isInstance));
        stage.simulator.clearFaults();
        commander.awaitState(command, OrderState.FILLED);
        assertThat(commander.places(user)).hasSize(1);
    }

    @Test
    void i4_whatCannotLeaveOverItsOwnAddressLeavesByNoOtherAndGoesOnceTheAddressIsThere() {
        String user = stage.user();
        AuthorityChanged good = stage.authority(user);
        stage.reconnect(user, good.connection(), new EgressRoute(EgressMode.LOCAL_ADDRESS, "203.0.113.7", null));
        String command = stage.send(stage.command(user));
        await().atMost(SOON).until(() -> details(command).stream().anyMatch(OrderStep.NotSent.class::isInstance));
        assertThat(commander.places(user)).isEmpty();
        stage.reconnect(user, good.connection(), good.route());
        commander.awaitState(command, OrderState.FILLED);
        assertThat(commander.places(user)).singleElement()
                .satisfies(call -> assertThat(call.sourceAddress()).isEqualTo(good.route().primary()));
    }

    @Test
    void d7_stopImmediateAndProtectedMarketOrdersReachTheBrokerAsAsked() {
        String user = stage.user();
        stage.send(Topic.INSTRUMENTS, Commander.SECOND,
                new InstrumentListed(Commander.SECOND, "NSE", "NSE_EQ", "INFY", "INE009A01021", "EQ", 1, new BigDecimal("0.05"),
                        100_000, new BigDecimal("1.00"), new BigDecimal("9999.00"), null, TradingDay.of(Stage.now()),
                        Stage.now()));
        commander.rest(user);
        Map<String, OrderTerms> sent = new HashMap<>();
        for (OrderTerms terms : List.of(terms(OrderType.SL, Validity.DAY, "101.00", "100.50"),
                terms(OrderType.LIMIT, Validity.IOC, "100.00", "0"), terms(OrderType.MARKET, Validity.DAY, "0", "0"),
                terms(OrderType.SL_M, Validity.DAY, "0", "100.50"))) {
            PlaceOrder good = commander.place(user, Commander.SECOND, 1);
            sent.put(stage.send(new PlaceOrder(good.origin(), good.strategy(), 1, 1, terms, 1, Standing.ACTIVE,
                    good.authorityVersion())), terms);
        }
        sent.forEach((command, terms) -> awaitShown(user, command, terms));
    }

    private static OrderTerms terms(OrderType type, Validity validity, String price, String trigger) {
        return new OrderTerms(Commander.SECOND, OrderTerms.Side.BUY, type, OrderTerms.Product.I, validity,
                new BigDecimal(price), new BigDecimal(trigger));
    }

    private void awaitShown(String user, String command, OrderTerms terms) {
        await().atMost(SOON).untilAsserted(() -> assertThat(stage.state(command)).as(() -> stage.steps(command).toString())
                .isIn(OrderState.OPEN, OrderState.FILLED, OrderState.CANCELLED));
        JsonNode shown = commander.atBroker(user, command);
        assertThat(shown.path("order_type").asText()).isEqualTo(terms.orderType().name().replace('_', '-'));
        assertThat(shown.path("validity").asText()).isEqualTo(terms.validity().name());
        assertThat(shown.path("trigger_price").decimalValue()).isEqualByComparingTo(terms.triggerPrice());
    }

    private List<OrderStep> details(String command) {
        return stage.steps(command).stream().map(OrderStepped::detail).toList();
    }
}
