package io.anumati.executor.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.EgressMode;
import io.anumati.contracts.AuthorityEvent.EgressRoute;
import io.anumati.contracts.InstrumentEvent.InstrumentListed;
import io.anumati.contracts.OrderCommand.Origin;
import io.anumati.contracts.OrderCommand.PlaceOrder;
import io.anumati.contracts.OrderCommand.Standing;
import io.anumati.contracts.OrderCommand.StrategyRef;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.OrderTerms.OrderType;
import io.anumati.contracts.OrderTerms.Validity;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.StrategyEvent;
import io.anumati.contracts.Topic;
import io.anumati.contracts.TradingDay;
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

/** What keeps a user's calls back, or sends them again, and every type of order over the wire. */
@QuarkusTest
@TestProfile(BoundsTest.Narrow.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundsTest {

    public static class Narrow extends ComponentProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("anumati.executor.calls-at-once", "2");
            overrides.put("anumati.executor.most-waiting", Integer.toString(MOST_WAITING));
            overrides.put("anumati.executor.market-orders", "true");
            overrides.put("anumati.executor.market-protection", "3");
            return overrides;
        }
    }

    private static final int MOST_WAITING = 90;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final StrategyRef OTHER = new StrategyRef("demo2", "1", "hash-1", "demo-algo");

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
    void d3_aThrottledCallGoesAgainLaterUnderANewTagAndOthersDoNotWaitForIt() {
        String user = stage.user();
        String other = stage.user();
        stage.simulator
                .fault(Map.of("kind", "THROTTLED", "userId", stage.brokerUser(user), "call", "PLACE", "times", 3));
        String command = stage.send(stage.command(user));
        List<String> others = stage.burst(other, 5);
        commander.awaitState(command, OrderState.FILLED);
        others.forEach(each -> commander.awaitState(each, OrderState.FILLED));
        assertThat(details(command)).filteredOn(OrderStep.Throttled.class::isInstance).hasSize(3);
        List<OrderCall> calls = places(user);
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
        assertThat(places(user)).hasSize(1);
    }

    @Test
    void whatHasNotHadItsTurnWhenItsValidityEndsExpiresAndIsNotSent() {
        String user = stage.user();
        stage.heartbeats(false);
        await().pollDelay(Duration.ofSeconds(4)).atMost(SOON).until(() -> true);
        PlaceOrder last = stage.command(user, Duration.ofSeconds(8), new BigDecimal("100.00"));
        List<String> commands = Stream.generate(() -> stage.send(until(commander.place(user, Stage.INSTRUMENT, 1),
                last.origin().validUntil()))).limit(MOST_WAITING).toList();
        commands.forEach(each -> awaitSteps(each, 1));
        stage.heartbeats(true);
        commands.forEach(this::awaitFinal);
        List<String> expired = commands.stream().filter(each -> stage.state(each) == OrderState.EXPIRED).toList();
        assertThat(commands).extracting(stage::state).isSubsetOf(OrderState.FILLED, OrderState.EXPIRED);
        assertThat(expired).isNotEmpty();
        assertThat(placed(user)).doesNotContainAnyElementsOf(expired);
    }

    @Test
    void ordersBeyondTheBoundAreRefusedAndNoneIsLost() {
        String user = stage.user();
        stage.heartbeats(false);
        await().pollDelay(Duration.ofSeconds(4)).atMost(SOON).until(() -> true);
        List<String> commands = stage.burst(user, MOST_WAITING + 20);
        commands.forEach(each -> awaitSteps(each, 1));
        stage.heartbeats(true);
        commands.forEach(this::awaitFinal);
        List<String> refused = commands.stream().filter(each -> stage.state(each) == OrderState.REFUSED).toList();
        assertThat(refused).isNotEmpty()
                .allSatisfy(each -> assertThat(commander.refusal(each)).isEqualTo(RefusalReason.TOO_MANY_WAITING));
        assertThat(placed(user)).hasSize(commands.size() - refused.size()).doesNotContainAnyElementsOf(refused);
    }

    @Test
    void i12_noMoreCallsOfAUserAreUnderWayThanAllowed() {
        String user = stage.user();
        commander.fillAtOnce(user);
        stage.simulator.fault(Map.of("kind", "LATE_ANSWER", "userId", stage.brokerUser(user), "call", "PLACE", "delay", "PT2S",
                "times", 2));
        List<String> commands = Stream.of(Stage.INSTRUMENT, Commander.SECOND, Commander.FROZEN)
                .map(instrument -> stage.send(commander.place(user, instrument, 1))).toList();
        commands.forEach(each -> commander.awaitState(each, OrderState.FILLED));
        List<OrderCall> calls = places(user);
        assertThat(calls).hasSize(3);
        assertThat(calls.getLast().monotonicNanos() - calls.getFirst().monotonicNanos())
                .as("the third waits for an answer to one of the first two")
                .isGreaterThanOrEqualTo(Duration.ofSeconds(2).toNanos());
    }

    @Test
    void equalBacklogsOfTwoStrategiesGetEqualShares() {
        String user = twoStrategies();
        stage.heartbeats(false);
        await().pollDelay(Duration.ofSeconds(4)).atMost(SOON).until(() -> true);
        List<String> first = Stream.generate(() -> stage.send(commander.place(user, Stage.INSTRUMENT, 1))).limit(40).toList();
        List<String> second = Stream.generate(() -> stage.send(ofOther(user))).limit(40).toList();
        Stream.concat(first.stream(), second.stream()).forEach(each -> awaitSteps(each, 1));
        stage.heartbeats(true);
        await().atMost(SOON).until(() -> places(user).size() >= 60);
        List<String> early = placed(user).subList(0, 60);
        assertThat(early).filteredOn(first::contains).hasSizeBetween(27, 33);
        assertThat(early).filteredOn(second::contains).hasSizeBetween(27, 33);
    }

    @Test
    void i2_theLateResultOfAFormerOwnerIsJournalledByTheNextAndNothingIsSentAgain() throws SQLException {
        String user = stage.user();
        Map<String, Object> noBook = new HashMap<>(
                Map.of("preset", "SERVER_ERROR", "userId", stage.brokerUser(user), "call", "ORDER_BOOK"));
        noBook.put("times", null);
        stage.simulator.fault(noBook);
        commander.fault(user, "LATE_ANSWER", "PLACE", "PT2S");
        String command = stage.send(stage.command(user));
        await().atMost(SOON).until(() -> places(user).size() == 1);
        Commander.fence(database, user);
        await().atMost(SOON).until(() -> details(command).stream().anyMatch(OrderStep.LateResult.class::isInstance));
        stage.simulator.clearFaults();
        commander.awaitState(command, OrderState.FILLED);
        assertThat(places(user)).hasSize(1);
    }

    @Test
    void i4_whatCannotLeaveOverItsOwnAddressLeavesByNoOtherAndGoesOnceTheAddressIsThere() {
        String user = stage.user();
        AuthorityChanged good = stage.authority(user);
        stage.reconnect(user, good.connection(), new EgressRoute(EgressMode.LOCAL_ADDRESS, "203.0.113.7", null));
        String command = stage.send(stage.command(user));
        await().atMost(SOON).until(() -> details(command).stream().anyMatch(OrderStep.NotSent.class::isInstance));
        assertThat(places(user)).isEmpty();
        stage.reconnect(user, good.connection(), good.route());
        commander.awaitState(command, OrderState.FILLED);
        assertThat(places(user)).singleElement()
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
        sent(user, OrderType.SL, Validity.DAY, "101.00", "100.50");
        sent(user, OrderType.LIMIT, Validity.IOC, "100.00", "0");
        sent(user, OrderType.MARKET, Validity.DAY, "0", "0");
        sent(user, OrderType.SL_M, Validity.DAY, "0", "100.50");
    }

    private void sent(String user, OrderType type, Validity validity, String price, String trigger) {
        PlaceOrder good = commander.place(user, Commander.SECOND, 1);
        OrderTerms terms = new OrderTerms(Commander.SECOND, OrderTerms.Side.BUY, type, OrderTerms.Product.I, validity,
                new BigDecimal(price), new BigDecimal(trigger));
        String command = stage.send(
                new PlaceOrder(good.origin(), good.strategy(), 1, 1, terms, 1, Standing.ACTIVE, good.authorityVersion()));
        await().atMost(SOON).untilAsserted(() -> assertThat(stage.state(command)).as(() -> stage.steps(command).toString())
                .isIn(OrderState.OPEN, OrderState.FILLED, OrderState.CANCELLED));
        JsonNode shown = commander.atBroker(user, command);
        assertThat(shown.path("order_type").asText()).isEqualTo(type.name().replace('_', '-'));
        assertThat(shown.path("validity").asText()).isEqualTo(validity.name());
        assertThat(shown.path("trigger_price").decimalValue()).isEqualByComparingTo(trigger);
    }

    /** A user with a second strategy, activated too. */
    private String twoStrategies() {
        stage.send(Topic.STRATEGIES, "demo2:1", new StrategyEvent.StrategyPublished("demo2", "1", "hash-1", "demo-algo",
                StrategyEvent.BoxType.WHITE, StrategyEvent.Status.APPROVED, "Demo", "Text", "{}", "risk",
                List.of(Stage.INSTRUMENT), 1, Stage.now()));
        String user = stage.user();
        AuthorityChanged known = stage.authority(user);
        Authorisation one = known.authorisations().getFirst();
        List<Authorisation> both = new ArrayList<>(known.authorisations());
        both.add(new Authorisation("auth2-" + user, OTHER.strategyId(), one.strategyVersion(), one.strategyHash(),
                one.grantedAt(), one.validTo(), one.paramVersion(), one.inputs(), one.limits(), one.perSignalConfirm(), null,
                one.activation()));
        stage.change(new AuthorityChanged(user, known.version() + 1, Stage.now(), known.connection(), known.route(), both));
        return user;
    }

    private PlaceOrder ofOther(String user) {
        PlaceOrder one = commander.place(user, Stage.INSTRUMENT, 1);
        Origin from = one.origin();
        return new PlaceOrder(new Origin(from.commandId(), user, "auth2-" + user, from.signalId(), from.signalRaisedAt(),
                from.signalAcceptedAt(), from.validUntil()), OTHER, 1, 1, one.terms(), 1, Standing.ACTIVE,
                one.authorityVersion());
    }

    private static PlaceOrder until(PlaceOrder command, Instant end) {
        Origin from = command.origin();
        return new PlaceOrder(new Origin(from.commandId(), from.userId(), from.authorisationId(), from.signalId(),
                from.signalRaisedAt(), from.signalAcceptedAt(), end), command.strategy(), 1, 1, command.terms(), 1,
                Standing.ACTIVE, command.authorityVersion());
    }

    private List<OrderCall> places(String user) {
        return commander.calls(user, ApiCall.PLACE).stream().sorted(Comparator.comparingLong(OrderCall::monotonicNanos))
                .toList();
    }

    /** Commands in the order in which they came to the broker, each once. */
    private List<String> placed(String user) {
        List<String> commands = places(user).stream().map(call -> call.tag().substring(0, 26)).toList();
        assertThat(Set.copyOf(commands)).hasSameSizeAs(commands);
        return commands;
    }

    private List<OrderStep> details(String command) {
        return stage.steps(command).stream().map(OrderStepped::detail).toList();
    }

    private void awaitSteps(String command, int steps) {
        await().atMost(SOON).until(() -> stage.steps(command).size() >= steps);
    }

    private void awaitFinal(String command) {
        await().atMost(SOON).until(() -> stage.state(command) != null && stage.state(command).isFinal());
    }
}
