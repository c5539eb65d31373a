package io.anumati.contracts;

import static io.anumati.contracts.OrderEvent.ActorType.STRATEGY;
import static io.anumati.contracts.OrderTerms.OrderType.LIMIT;
import static io.anumati.contracts.OrderTerms.Product.I;
import static io.anumati.contracts.OrderTerms.Side.BUY;
import static io.anumati.contracts.OrderTerms.Validity.DAY;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One representative instance of each event, with every field set that can be. */
final class Samples {

    static final Instant AT = Instant.parse("2026-11-20T04:00:00.250Z");
    static final Instant LATER = Instant.parse("2026-11-20T04:05:00Z");
    static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    static final String USER = "u-17";
    static final String COMMAND = "0k3n1q7w2e9r4t6y8u5i1o3p7a";
    static final String TAG = COMMAND + "-1";
    static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    static final OrderTerms TERMS = new OrderTerms("NSE_FO|54812", BUY, LIMIT, I, DAY, decimal("101.35"), decimal("0"));
    static final OrderCommand.StrategyRef STRATEGY_REF = new OrderCommand.StrategyRef("trend", "1.2.0", HASH, "TREND-A1");
    static final OrderCommand.Origin ORIGIN = new OrderCommand.Origin(COMMAND, USER, "auth-5", "sig-9", AT, AT, LATER);
    static final TokenEvent.Fingerprint FINGERPRINT = new TokenEvent.Fingerprint("vault:v1:8vQ0b1c2", "token-fingerprint:1");
    static final TokenEvent.Caller CALLER = new TokenEvent.Caller("order-executor-service", "host-1");
    static final OrderEvent.Software SOFTWARE = new OrderEvent.Software("host-1", "process-7", "3f2a9c1", -2);

    private Samples() {
    }

    static List<Event> all() {
        return Stream.of(authorizations(), signals(), commands(), orderEvents(), steps(), ChangeSamples.all(), others(),
                tokenEvents())
                .flatMap(List::stream).toList();
    }

    private static List<Event> authorizations() {
        return List.of(new AuthorityEvent.AuthorityChanged(USER, 12, AT,
                new AuthorityEvent.Connection("conn-3", "UPSTOX", "7KBX21", "app-4", AuthorityEvent.ConnectionState.CONNECTED,
                        FINGERPRINT.hash(), AT, LATER),
                new AuthorityEvent.EgressRoute(AuthorityEvent.EgressMode.LOCAL_ADDRESS, "10.4.0.17", "10.4.1.17"),
                List.of(new AuthorityEvent.Authorisation("auth-5", "trend", "1.2.0", HASH, AT, LATER, 3,
                        new AuthorityEvent.Inputs(2, decimal("1.5"), Map.of("stopLoss", "2.5")),
                        new AuthorityEvent.Limits(decimal("250000.00"), 1800, 20), true, LATER,
                        new AuthorityEvent.Activation("act-6", DATE, AT, LATER, LATER)))),
                new AuthorityEvent.AuthorityHeartbeat(5, AT));
    }

    private static List<Event> signals() {
        return List.of(
                new SignalEvent.SignalRaised("sig-9", "trend", "1.2.0", HASH, "TREND-A1", AT, AT, LATER,
                        List.of(new SignalEvent.Leg(1, 1, TERMS)), 4711),
                new SignalEvent.SignalWithdrawn("sig-9", "trend", AT, LATER, "engine stopped", 4712));
    }

    private static List<Event> commands() {
        return List.of(
                new OrderCommand.PlaceOrder(ORIGIN, STRATEGY_REF, 1, 1, TERMS, 42, OrderCommand.Standing.ACTIVE, 12),
                new OrderCommand.ModifyOrder(ORIGIN, COMMAND, decimal("101.60"), decimal("0"), 1800),
                new OrderCommand.CancelOrder(ORIGIN, COMMAND),
                new OrderCommand.ExitPosition(ORIGIN, STRATEGY_REF, 1, TERMS),
                new OrderCommand.WithdrawSignal("sig-9", 5, AT, LATER, "engine stopped"));
    }

    private static List<Event> others() {
        return List.of(
                new ConfirmationEvent.CommandConfirmed("conf-1", USER, COMMAND, ConfirmationEvent.Answer.YES, AT),
                new BrokerUpdate.OrderUpdateHinted(USER, BrokerUpdate.Source.POSTBACK, "260914025000411", TAG, "open", 750,
                        decimal("101.3"), AT),
                new ControlEvent.KillSwitchChanged(ControlEvent.KillScope.user(USER), 4, ControlEvent.KillState.ON,
                        ControlEvent.Trigger.CLIENT, USER, AT, "enough for today"),
                new ControlEvent.ControlHeartbeat(AT),
                new StrategyEvent.StrategyPublished("trend", "1.2.0", HASH, "TREND-A1", StrategyEvent.BoxType.WHITE,
                        StrategyEvent.Status.APPROVED, "Trend", "Follows the trend.", "{\"type\":\"object\"}", HASH,
                        List.of("NSE_FO|54812"), 7, AT),
                new InstrumentEvent.InstrumentListed("NSE_FO|54812", "NSE", "NSE_FO", "NIFTY 25000 CE 26 NOV 26", "54812", "CE",
                        75, decimal("0.05"), 1800, decimal("0.05"), decimal("950.20"), LocalDate.of(2026, 11, 26), DATE, AT),
                new GateEvent.GateChanged(GateEvent.PUSH_TOKEN_FLOW, 1, true, "PAPER",
                        new GateEvent.Evidence("simulator", HASH, LATER, List.of("simulator")), AT));
    }

    private static List<Event> tokenEvents() {
        return List.of(
                new TokenEvent.TokenStored("te-1", USER, FINGERPRINT, TokenEvent.TokenClass.STANDARD_DAY, LATER, CALLER, AT),
                new TokenEvent.TokenLeased("te-2", USER, FINGERPRINT, TokenEvent.Purpose.PLACE, CALLER, LATER, AT),
                new TokenEvent.LeaseRefused("te-3", USER, TokenEvent.Purpose.PLACE, "NO_TOKEN", CALLER, AT),
                new TokenEvent.TokenRevoked("te-4", USER, FINGERPRINT, "logout", CALLER, AT),
                new TokenEvent.SecretStored("te-5", USER, "app-4", CALLER, AT),
                new TokenEvent.SecretLeased("te-6", USER, "app-4", TokenEvent.Purpose.TOKEN_EXCHANGE, CALLER, AT));
    }

    private static List<Event> orderEvents() {
        OrderEvent.BrokerOrder foreign = new OrderEvent.BrokerOrder("260914025000412", "1100000031245568", "open", 75,
                decimal("101.3"), "working", AT, LATER);
        Difference difference = new Difference(DifferenceKind.QUANTITY, COMMAND,
                "260914025000411", "NSE_FO|54812", "1800", "900");
        return List.of(
                new OrderEvent.KillApplied(5, 101, ControlEvent.KillScope.user(USER), 4, ControlEvent.KillState.ON, 3, AT,
                        SOFTWARE),
                new OrderEvent.AuthorityApplied(5, 102, USER, 12, AT, SOFTWARE),
                new OrderEvent.SessionDoubted(5, 103, USER, "conn-3", "UDAPI100050", AT, SOFTWARE),
                new OrderEvent.ForeignOrderSeen(5, 104, USER,
                        new OrderEvent.ForeignTerms("NSE_FO|54812", "SELL", "LIMIT", "I", 150, decimal("101.35")), AT, foreign,
                        LATER, SOFTWARE),
                new OrderEvent.DifferenceFound(5, 105, USER, difference, AT, SOFTWARE),
                new OrderEvent.DifferenceCleared(5, 106, USER, difference, LATER, SOFTWARE),
                new OrderEvent.HoldReleased(5, 107, USER,
                        new Difference(DifferenceKind.EXTRA_AT_BROKER, COMMAND, "260914025000413", "NSE_FO|54812",
                                "no such command", "0k3n1q7w2e9r4t6y8u5i1o3p7a-1 open"),
                        new OrderEvent.Actor(OrderEvent.ActorType.STAFF, "operator-3"), "placed by hand at the broker's desk",
                        LATER, SOFTWARE),
                new OrderEvent.WithdrawalApplied(5, 104, "sig-9", AT, LATER, "engine stopped", 2, AT, SOFTWARE));
    }

    private static List<Event> steps() {
        OrderEvent.Check passed = new OrderEvent.Check(RefusalReason.ORDER_VALUE, "250000.00", "182430.00",
                OrderEvent.Verdict.PASSED);
        OrderEvent.Reason reason = new OrderEvent.Reason(RefusalReason.ORDER_VALUE, "The order's value is above your limit.",
                Map.of("limit", "250000.00"));
        OrderEvent.SizedOrder sized = new OrderEvent.SizedOrder(TERMS, 1800, 0, decimal("-1"));
        OrderEvent.Evidence evidence = new OrderEvent.Evidence("12/3", List.of(passed), decimal("101.35"), AT, "SIGNAL",
                Map.of("USER:u-17", 4L), 1, 2, 3, 4);
        OrderEvent.Sender sender = new OrderEvent.Sender(FINGERPRINT, TokenEvent.TokenClass.STANDARD_DAY, "app-4", "10.4.0.17",
                AuthorityEvent.EgressMode.LOCAL_ADDRESS, "PAPER");
        OrderEvent.BrokerCall call = new OrderEvent.BrokerCall(HASH, AT, LATER, 200, "UDAPI1154", "Access blocked.", HASH,
                new OrderEvent.Latency(1200, 350, 41_000));
        OrderEvent.BrokerOrder order = new OrderEvent.BrokerOrder("260914025000411", "1100000031245567", "open", 750,
                decimal("101.3"), "working", AT, LATER);
        return List.of(step(1, OrderState.RECEIVED, new OrderStep.Received(TERMS, 1, OrderCommand.Standing.ACTIVE)),
                step(2, OrderState.REFUSED, new OrderStep.Refused(reason, List.of(passed))),
                step(3, OrderState.AWAITING_CONFIRMATION, new OrderStep.AwaitingConfirmation(LATER)),
                step(4, OrderState.LAPSED, new OrderStep.Lapsed(reason)),
                step(5, OrderState.QUEUED, new OrderStep.Queued(sized, List.of(passed))),
                step(6, OrderState.WITHDRAWN, new OrderStep.Withdrawn(AT, "engine stopped")),
                step(7, OrderState.EXPIRED, new OrderStep.Expired(LATER)),
                step(8, OrderState.SENDING, new OrderStep.Intent(1, TAG, sized, evidence, sender, LATER)),
                step(9, OrderState.QUEUED, new OrderStep.NotSent(1, TAG, "connection refused")),
                step(10, OrderState.QUEUED, new OrderStep.Throttled(1, TAG, sender, call)),
                step(11, OrderState.ACKED, new OrderStep.Acknowledged(1, TAG, sender, call, "260914025000411")),
                step(12, OrderState.REJECTED_BROKER, new OrderStep.RejectedByBroker(1, TAG, sender, call, reason)),
                step(13, OrderState.UNKNOWN, new OrderStep.OutcomeUnknown(1, TAG, sender, call, "no answer in time")),
                step(14, OrderState.OPEN, new OrderStep.BookShows(TAG, order)),
                step(15, OrderState.PROVEN_ABSENT, new OrderStep.ProvenAbsent(TAG, 5, AT, LATER)),
                step(16, OrderState.NEEDS_REVIEW, new OrderStep.ReviewNeeded(TAG, "two orders with one tag")),
                step(17, OrderState.CANCELLED, new OrderStep.Settled("staff-2", OrderState.CANCELLED, "seen at the broker",
                        null, null, null)),
                step(18, OrderState.UNKNOWN, new OrderStep.LateResult(1, TAG, sender, call, "260914025000411")),
                step(19, OrderState.LAPSED_DAY, new OrderStep.DayEnded(TAG, DATE, 750, decimal("101.3"), LATER)),
                step(20, OrderState.SLICED, new OrderStep.Sliced(List.of(COMMAND), 3600)));
    }

    /** Optional fields that came after the file of their event was published; each addition has a file of its own. */
    static Map<String, Event> additions() {
        return Map.of("OrderStepped.Settled+fill",
                step(17, OrderState.FILLED,
                        new OrderStep.Settled("staff-2", OrderState.FILLED, "contract note", 1800L, decimal("101.3"),
                                "260914025000411")),
                "OrderStepped.Received+slice",
                step(1, OrderState.RECEIVED, new OrderStep.Received(TERMS, 0, null, true,
                        new SliceOf("0k3n1q7w2e9r4t6y8u5i1o3p7b", 2, 3, 1800, 4500))));
    }

    private static Event step(int version, OrderState after, OrderStep detail) {
        OrderEvent.OrderSubject subject = new OrderEvent.OrderSubject(USER, "UPSTOX", "conn-3", "auth-5", "act-6", 3, 12L,
                STRATEGY_REF, StrategyEvent.BoxType.WHITE, "sig-9", AT, AT, LATER, 42,
                new OrderEvent.Instrument("NSE_FO|54812", "NSE", "NSE_FO", "NIFTY 25000 CE 26 NOV 26", "54812", 75,
                        decimal("0.05")));
        return new OrderEvent.OrderStepped(5, 200 + version, COMMAND, version, after, AT, "2026-11-20T09:30:00.250+05:30",
                SOFTWARE, new OrderEvent.Actor(STRATEGY, "trend"), subject, detail);
    }

    static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    /** What tells a sample apart: the record's simple name, for a step also that of its detail. */
    static String nameOf(Event event) {
        String type = event.getClass().getSimpleName();
        return switch (event) {
            case OrderEvent.OrderStepped stepped -> type + "." + stepped.detail().getClass().getSimpleName();
            case OrderEvent.ChangeStepped stepped -> type + "." + stepped.detail().getClass().getSimpleName();
            case Event _ -> type;
        };
    }

    static Map<String, Event> byName() {
        Map<String, Event> named = new TreeMap<>();
        all().forEach(event -> named.put(nameOf(event), event));
        return named;
    }
}
