package io.anumati.executor.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.AuthorityEvent.Activation;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.AuthorityEvent.ConnectionState;
import io.anumati.contracts.AuthorityEvent.EgressMode;
import io.anumati.contracts.AuthorityEvent.EgressRoute;
import io.anumati.contracts.AuthorityEvent.Inputs;
import io.anumati.contracts.AuthorityEvent.Limits;
import io.anumati.contracts.Cause;
import io.anumati.contracts.ChangeStep.NewTerms;
import io.anumati.contracts.ControlEvent;
import io.anumati.contracts.ControlEvent.KillScope;
import io.anumati.contracts.ControlEvent.KillSwitchChanged;
import io.anumati.contracts.GateEvent;
import io.anumati.contracts.InstrumentEvent.InstrumentListed;
import io.anumati.contracts.OrderCommand.Standing;
import io.anumati.contracts.OrderCommand.StrategyRef;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.OrderTerms.OrderType;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.StrategyEvent;
import io.anumati.executor.order.Order;

class ChecksTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    /** Everything in order; each test takes one thing away or changes it. */
    private static final class Scene {

        Connection connection = new Connection("c-1", "UPSTOX", "7KBX21", "app-1", ConnectionState.CONNECTED, "hash",
                NOW.minusSeconds(600), NOW.plusSeconds(600));
        EgressRoute route = new EgressRoute(EgressMode.LOCAL_ADDRESS, "127.0.1.1", null);
        Inputs inputs = new Inputs(2, new BigDecimal("1.5"), Map.of());
        Limits limits = new Limits(new BigDecimal("75000"), 750, 5);
        Activation activation = new Activation("a-1", TODAY, NOW.minusSeconds(100), NOW.plusSeconds(3600), null);
        Instant withdrawnAt;
        Instant validTo;
        boolean perSignalConfirm;
        boolean authority = true;
        boolean consent = true;
        Optional<StrategyEvent.Status> status = Optional.of(StrategyEvent.Status.APPROVED);
        String hash = "hash-1";
        String algo = "algo";
        Optional<GateEvent.GateChanged> gate = Optional.of(gate(true, "PAPER", NOW.plusSeconds(60)));
        long lot = 250;
        long freeze = 750;
        BigDecimal upper = new BigDecimal("110");
        boolean listed = true;
        Map<String, KillSwitchChanged> kills = new HashMap<>();
        Optional<RefusalReason> hold = Optional.empty();
        int ordersToday = 4;
        Standing standing = Standing.ACTIVE;
        MarketOrders market = MarketOrders.OFF;
        OrderType type = OrderType.LIMIT;
        BigDecimal price = new BigDecimal("100.00");
        BigDecimal trigger = BigDecimal.ZERO;
        OrderTerms.Validity validity = OrderTerms.Validity.DAY;
        String segment = "NSE_FO";
        int signalLots = 1;
        Instant raisedAt = NOW.minusSeconds(1);
        Instant acceptedAt = NOW;

        Order order() {
            OrderTerms terms = new OrderTerms("NSE_FO|1", OrderTerms.Side.BUY, type, OrderTerms.Product.I,
                    validity,
                    price, trigger);
            OrderSubject subject = new OrderSubject("u-1", "UPSTOX", null, "auth-1", null, null, 7L,
                    new StrategyRef("demo", "1", "hash-1", "algo"), null, "s-1", raisedAt, acceptedAt, NOW.plusSeconds(300),
                    1,
                    null);
            return Order.received("command", subject, new OrderStep.Received(terms, signalLots, standing), NOW,
                    Cause.first("c"));
        }

        World world() {
            Authorisation known = new Authorisation("auth-1", "demo", "1", "hash-1", NOW, validTo, 3, inputs, limits,
                    perSignalConfirm, withdrawnAt, activation);
            AuthorityChanged changed = new AuthorityChanged("u-1", 7, NOW, connection, route, List.of(known));
            return new World(authority ? Optional.of(changed) : Optional.empty(),
                    authority && consent ? Optional.of(known) : Optional.empty(),
                    status.map(each -> new StrategyEvent.StrategyPublished("demo", "1", hash, algo, StrategyEvent.BoxType.BLACK,
                            each, "t", "t", "{}", "r", List.of(), 1, NOW)),
                    gate,
                    listed ? Optional.of(new InstrumentListed("NSE_FO|1", "NFO", segment, "X", "1", "FUT", lot,
                            new BigDecimal("0.05"), freeze, new BigDecimal("90"), upper, null, TODAY, NOW)) : Optional.empty(),
                    kills, hold, ordersToday, "PAPER", market, NOW);
        }

        static GateEvent.GateChanged gate(boolean open, String mode, Instant expires) {
            return new GateEvent.GateChanged(GateEvent.PER_SIGNAL_CONFIRM_OFF, 1, open, mode,
                    new GateEvent.Evidence("i", "h", expires, List.of("simulator")), NOW);
        }
    }

    @Test
    void sizesByWholeLotsRoundedDown() {
        Decision decision = decide(scene -> scene);
        assertThat(decision).isInstanceOfSatisfying(Decision.Admitted.class, admitted -> {
            assertThat(admitted.order().quantity()).isEqualTo(750);
            assertThat(admitted.subject().sessionId()).isEqualTo("c-1");
            assertThat(admitted.subject().activationId()).isEqualTo("a-1");
            assertThat(admitted.checks()).hasSize(22).allMatch(check -> check.limit() != null && check.seen() != null);
        });
        assertThat(decide(scene -> {
            scene.inputs = new Inputs(1, new BigDecimal("1.99"), Map.of());
            return scene;
        })).isInstanceOfSatisfying(Decision.Admitted.class, admitted -> assertThat(admitted.order().quantity()).isEqualTo(250));
    }

    @Test
    void refusesByTheStandingThatTheFanOutSaw() {
        refused(RefusalReason.NOT_ACTIVATED, scene -> scene.standing = Standing.NOT_ACTIVATED);
        refused(RefusalReason.NOT_ACTIVATED, scene -> scene.standing = Standing.ACTIVATED_LATER);
        refused(RefusalReason.ACTIVATION_STOPPED, scene -> scene.standing = Standing.STOPPED);
        refused(RefusalReason.CONSENT_ENDED, scene -> scene.standing = Standing.CONSENT_ENDED);
    }

    @Test
    void i6_refusesWhileAKillIsOnInAnyScope() {
        KillScope scope = KillScope.user("u-1");
        refused(RefusalReason.KILL_SWITCH_ON, scene -> scene.kills.put(scope.key(), new KillSwitchChanged(scope, 2,
                ControlEvent.KillState.ON, ControlEvent.Trigger.CLIENT, "u-1", NOW, null)));
    }

    @Test
    void i5_refusesWithoutStandingConsentOrActivationOfToday() {
        refused(RefusalReason.UNKNOWN_AUTHORISATION, scene -> scene.authority = false);
        refused(RefusalReason.UNKNOWN_AUTHORISATION, scene -> scene.consent = false);
        refused(RefusalReason.CONSENT_WITHDRAWN, scene -> scene.withdrawnAt = NOW);
        refused(RefusalReason.CONSENT_ENDED, scene -> scene.validTo = NOW);
        refused(RefusalReason.NOT_ACTIVATED, scene -> scene.activation = null);
        refused(RefusalReason.NOT_ACTIVATED,
                scene -> scene.activation = activation(TODAY.minusDays(1), NOW.minusSeconds(100), null));
        refused(RefusalReason.NOT_ACTIVATED, scene -> scene.activation = activation(TODAY, NOW.minusSeconds(1), null));
        refused(RefusalReason.ACTIVATION_STOPPED, scene -> scene.activation = activation(TODAY, NOW.minusSeconds(100), NOW));
    }

    @Test
    void i5_whatWasActivatedAfterTheSignalWasTakenDoesNotCountHoweverTheEnginesClockStands() {
        refused(RefusalReason.NOT_ACTIVATED, scene -> {
            scene.raisedAt = NOW.plusSeconds(30);
            scene.acceptedAt = NOW.minusSeconds(10);
            scene.activation = activation(TODAY, NOW.minusSeconds(10), null);
        });
        assertThat(decide(scene -> {
            scene.raisedAt = NOW.plusSeconds(30);
            scene.acceptedAt = NOW.minusSeconds(10);
            scene.activation = activation(TODAY, NOW.minusSeconds(11), null);
            return scene;
        })).isInstanceOf(Decision.Admitted.class);
    }

    @Test
    void refusesAStrategyThatIsAnotherOrNotApproved() {
        refused(RefusalReason.STRATEGY_NOT_APPROVED, scene -> scene.status = Optional.empty());
        refused(RefusalReason.STRATEGY_NOT_APPROVED, scene -> scene.status = Optional.of(StrategyEvent.Status.SUSPENDED));
        refused(RefusalReason.STRATEGY_MISMATCH, scene -> scene.hash = "hash-2");
        refused(RefusalReason.STRATEGY_MISMATCH, scene -> scene.algo = "other");
    }

    @Test
    void refusesWithoutConfirmationUnlessItsGateIsOpenHere() {
        refused(RefusalReason.CONFIRMATION_MODE, scene -> scene.perSignalConfirm = true);
        refused(RefusalReason.GATE_CLOSED, scene -> scene.gate = Optional.empty());
        refused(RefusalReason.GATE_CLOSED, scene -> scene.gate = Optional.of(Scene.gate(false, "PAPER", NOW.plusSeconds(9))));
        refused(RefusalReason.GATE_CLOSED, scene -> scene.gate = Optional.of(Scene.gate(true, "LIVE", NOW.plusSeconds(9))));
        refused(RefusalReason.GATE_CLOSED, scene -> scene.gate = Optional.of(Scene.gate(true, "PAPER", NOW)));
    }

    @Test
    void i4_refusesWithoutTheUsersOwnSessionAndAddress() {
        refused(RefusalReason.SESSION_MISSING, scene -> scene.connection = null);
        refused(RefusalReason.SESSION_MISSING,
                scene -> scene.connection = connection(ConnectionState.DISCONNECTED, "7KBX21", NOW.plusSeconds(1)));
        refused(RefusalReason.SESSION_EXPIRED,
                scene -> scene.connection = connection(ConnectionState.CONNECTED, "7KBX21", NOW));
        refused(RefusalReason.BROKER_USER_MISMATCH,
                scene -> scene.connection = connection(ConnectionState.CONNECTED, " ", NOW.plusSeconds(1)));
        refused(RefusalReason.SESSION_REFUSED, scene -> scene.hold = Optional.of(RefusalReason.SESSION_REFUSED));
        refused(RefusalReason.EGRESS_IP_MISMATCH, scene -> scene.hold = Optional.of(RefusalReason.EGRESS_IP_MISMATCH));
        refused(RefusalReason.EGRESS_ROUTE_MISSING, scene -> scene.route = null);
    }

    @Test
    void refusesWhatTheInstrumentOrTheUsersLimitsDoNotAllow() {
        refused(RefusalReason.UNKNOWN_INSTRUMENT, scene -> scene.listed = false);
        refused(RefusalReason.UNKNOWN_INSTRUMENT, scene -> scene.freeze = 0);
        refused(RefusalReason.ORDER_TYPE_NOT_ALLOWED, scene -> scene.type = OrderType.MARKET);
        refused(RefusalReason.MISSING_LIMIT, scene -> scene.limits = null);
        refused(RefusalReason.MISSING_LIMIT, scene -> scene.limits = new Limits(null, 1, 1));
        refused(RefusalReason.LOT, scene -> scene.signalLots = 0);
        refused(RefusalReason.LOT, scene -> scene.inputs = new Inputs(1, new BigDecimal("0.99"), Map.of()));
        refused(RefusalReason.TICK, scene -> scene.price = new BigDecimal("100.01"));
        refused(RefusalReason.TICK, scene -> scene.price = BigDecimal.ZERO);
        refused(RefusalReason.TICK, scene -> scene.type = OrderType.SL);
        refused(RefusalReason.QTY_LIMIT, scene -> scene.limits = new Limits(new BigDecimal("75000"), 749, 5));
        refused(RefusalReason.QTY_LIMIT, scene -> scene.freeze = 249);
        refused(RefusalReason.PRICE_BAND, scene -> scene.upper = new BigDecimal("99.95"));
        refused(RefusalReason.ORDER_VALUE, scene -> scene.limits = new Limits(new BigDecimal("74999.99"), 750, 5));
        refused(RefusalReason.ORDER_COUNT, scene -> scene.ordersToday = 5);
    }

    @Test
    void d7_marketOrdersAreSentOnlyWhereEnabledAndProtectedAndJudgedByTheHighestPriceOfTheDay() {
        refused(RefusalReason.ORDER_TYPE_NOT_ALLOWED, scene -> market(scene, OrderType.MARKET).market = MarketOrders.OFF);
        refused(RefusalReason.MISSING_PRICE, scene -> market(scene, OrderType.MARKET).upper = null);
        refused(RefusalReason.ORDER_VALUE,
                scene -> market(scene, OrderType.MARKET).limits = new Limits(new BigDecimal("82499.99"), 750, 5));
        refused(RefusalReason.TICK, scene -> market(scene, OrderType.MARKET).price = BigDecimal.TEN);
        refused(RefusalReason.TICK, scene -> market(scene, OrderType.SL_M).trigger = BigDecimal.ZERO);
        refused(RefusalReason.PRICE_BAND, scene -> market(scene, OrderType.SL_M).trigger = new BigDecimal("110.05"));
        assertThat(decide(scene -> market(scene, OrderType.MARKET))).isInstanceOfSatisfying(Decision.Admitted.class,
                admitted -> assertThat(admitted.order().marketProtection()).isEqualByComparingTo("3"));
        assertThat(decide(scene -> scene)).isInstanceOfSatisfying(Decision.Admitted.class,
                admitted -> assertThat(admitted.order().marketProtection()).isNull());
        for (String wrong : List.of("0", "0.5", "26", "-2")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new MarketOrders(true, new BigDecimal(wrong)));
        }
    }

    @Test
    void d8_commoditiesTakeNeitherMarketOrdersNorIoc() {
        refused(RefusalReason.ORDER_TYPE_NOT_ALLOWED, scene -> market(scene, OrderType.MARKET).segment = "MCX_FO");
        refused(RefusalReason.ORDER_TYPE_NOT_ALLOWED, scene -> {
            scene.segment = "NSE_COM";
            scene.validity = OrderTerms.Validity.IOC;
        });
        assertThat(decide(scene -> {
            scene.validity = OrderTerms.Validity.IOC;
            return scene;
        })).isInstanceOf(Decision.Admitted.class);
    }

    @Test
    void eachSliceCountsAsAnOrder() {
        refused(RefusalReason.ORDER_COUNT, scene -> scene.freeze = 749);
        assertThat(decide(scene -> {
            scene.freeze = 749;
            scene.ordersToday = 3;
            return scene;
        })).isInstanceOf(Decision.Admitted.class);
    }

    @Test
    void i6_anExitAndACancelPassAKillAndAWithdrawnConsentButNotAMissingSession() {
        Scene scene = new Scene();
        KillScope scope = KillScope.user("u-1");
        scene.kills.put(scope.key(), new KillSwitchChanged(scope, 2, ControlEvent.KillState.ON, ControlEvent.Trigger.CLIENT,
                "u-1", NOW, null));
        scene.withdrawnAt = NOW;
        scene.activation = null;
        scene.limits = null;
        assertThat(Checks.decideExit(scene.order(), scene.world(), OrderTerms.Side.SELL, 250))
                .isInstanceOfSatisfying(Decision.Admitted.class, admitted -> {
                    assertThat(admitted.order().terms().side()).isEqualTo(OrderTerms.Side.SELL);
                    assertThat(admitted.order().quantity()).isEqualTo(250);
                });
        assertThat(Checks.refusal(Checks.cancel(scene.order(), scene.world()))).isEmpty();
        scene.connection = null;
        assertThat(Checks.refusal(Checks.cancel(scene.order(), scene.world())))
                .hasValueSatisfying(reason -> assertThat(reason.code()).isEqualTo(RefusalReason.SESSION_MISSING));
    }

    @Test
    void i6_aModifyNeedsAllThatAPlaceNeedsOnItsNewTerms() {
        assertThat(modify(_ -> {
        }, "101.00", 500)).isEmpty();
        assertThat(modify(_ -> {
        }, "100.00", 0)).isEmpty();
        assertThat(modify(_ -> {
        }, "101.01", 500)).contains(RefusalReason.TICK);
        assertThat(modify(_ -> {
        }, "110.05", 500)).contains(RefusalReason.PRICE_BAND);
        assertThat(modify(_ -> {
        }, "100.00", -250)).contains(RefusalReason.LOT);
        assertThat(modify(_ -> {
        }, "100.00", 1000)).contains(RefusalReason.QTY_LIMIT);
        assertThat(modify(scene -> scene.withdrawnAt = NOW, "100.00", 500)).contains(RefusalReason.CONSENT_WITHDRAWN);
        KillScope scope = KillScope.user("u-1");
        assertThat(modify(scene -> scene.kills.put(scope.key(), new KillSwitchChanged(scope, 2, ControlEvent.KillState.ON,
                ControlEvent.Trigger.CLIENT, "u-1", NOW, null)), "100.00", 500)).contains(RefusalReason.KILL_SWITCH_ON);
    }

    private static Optional<RefusalReason> modify(Consumer<Scene> change, String price, long quantity) {
        Scene scene = new Scene();
        Order order = scene.order();
        Decision.Admitted admitted = (Decision.Admitted) Checks.decide(order, scene.world());
        Order queued = order.after(new OrderStep.Queued(admitted.order(), admitted.checks()), admitted.subject(), NOW);
        change.accept(scene);
        return Checks.refusal(Checks.modify(queued, scene.world(), new NewTerms(new BigDecimal(price), null, quantity)))
                .map(reason -> reason.code());
    }

    private static Scene market(Scene scene, OrderType type) {
        scene.market = new MarketOrders(true, new BigDecimal("3"));
        scene.type = type;
        scene.price = BigDecimal.ZERO;
        scene.trigger = type == OrderType.SL_M ? new BigDecimal("100.00") : BigDecimal.ZERO;
        scene.limits = new Limits(new BigDecimal("82500"), 750, 5);
        return scene;
    }

    private static Activation activation(LocalDate date, Instant from, Instant stopped) {
        return new Activation("a-1", date, from, NOW.plusSeconds(3600), stopped);
    }

    private static Connection connection(ConnectionState state, String brokerUser, Instant end) {
        return new Connection("c-1", "UPSTOX", brokerUser, "app-1", state, "hash", NOW, end);
    }

    private static void refused(RefusalReason code, Consumer<Scene> change) {
        Decision decision = decide(scene -> {
            change.accept(scene);
            return scene;
        });
        assertThat(decision).isInstanceOfSatisfying(Decision.Denied.class, denied -> {
            assertThat(denied.reason().code()).isEqualTo(code);
            assertThat(denied.reason().numbers()).containsKeys("limit", "seen");
            assertThat(denied.checks().getLast().code()).isEqualTo(code);
        });
    }

    private static Decision decide(UnaryOperator<Scene> change) {
        Scene scene = change.apply(new Scene());
        return Checks.decide(scene.order(), scene.world());
    }
}
