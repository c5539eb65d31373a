package io.anumati.executor.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.AuthorityEvent;
import io.anumati.contracts.Cause;
import io.anumati.contracts.OrderCommand.Standing;
import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderEvent.Evidence;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderEvent.Reason;
import io.anumati.contracts.OrderEvent.Sender;
import io.anumati.contracts.OrderEvent.SizedOrder;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.TokenEvent;
import io.anumati.contracts.TradingDay;

class OrderLifecycleTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final Reason REASON = new Reason(RefusalReason.LOT, "text", Map.of());

    private static final SizedOrder SIZED = new SizedOrder(
            new OrderTerms("NSE_EQ|1", OrderTerms.Side.BUY, OrderTerms.OrderType.LIMIT, OrderTerms.Product.I,
                    OrderTerms.Validity.DAY, BigDecimal.TEN, BigDecimal.ZERO),
            1, 0, null);
    private static final Evidence EVIDENCE = new Evidence("1/1", List.of(), null, null, null, Map.of(), 0, 0, 0, 0);
    private static final Sender SENDER = new Sender(new TokenEvent.Fingerprint("hash", "key"),
            TokenEvent.TokenClass.STANDARD_DAY, "app", "127.0.1.1", AuthorityEvent.EgressMode.LOCAL_ADDRESS, "PAPER");

    private static final Map<String, OrderStep> STEPS = steps();

    /** Per state, each step that it takes and where that leads; whatever is not here is illegal. */
    private static final Map<OrderState, String> LEGAL = new EnumMap<>(Map.ofEntries(
            Map.entry(OrderState.RECEIVED, "Refused>REFUSED AwaitingConfirmation>AWAITING_CONFIRMATION Queued>QUEUED "
                    + "Sliced>SLICED Withdrawn>WITHDRAWN Expired>EXPIRED"),
            Map.entry(OrderState.AWAITING_CONFIRMATION, "Queued>QUEUED Lapsed>LAPSED"),
            Map.entry(OrderState.QUEUED, "Refused>REFUSED Withdrawn>WITHDRAWN Expired>EXPIRED Intent>SENDING "
                    + "Accepted>ACKED Open>OPEN Partly>PARTIALLY_FILLED Complete>FILLED Cancelled>CANCELLED Rejected>REJECTED_EXCHANGE"),
            Map.entry(OrderState.SENDING, "Refused>REFUSED NotSent>QUEUED Throttled>QUEUED Acknowledged>ACKED "
                    + "RejectedByBroker>REJECTED_BROKER OutcomeUnknown>UNKNOWN Accepted>ACKED Open>OPEN Partly>PARTIALLY_FILLED "
                    + "Complete>FILLED Cancelled>CANCELLED Rejected>REJECTED_EXCHANGE"),
            Map.entry(OrderState.UNKNOWN,
                    "Accepted>ACKED Open>OPEN Partly>PARTIALLY_FILLED Complete>FILLED Cancelled>CANCELLED "
                            + "Rejected>REJECTED_EXCHANGE ProvenAbsent>PROVEN_ABSENT ReviewNeeded>NEEDS_REVIEW LateResult>ACKED "
                            + "LateNothing>UNKNOWN"),
            Map.entry(OrderState.ACKED, "Accepted>ACKED Open>OPEN Partly>PARTIALLY_FILLED Complete>FILLED Cancelled>CANCELLED "
                    + "Rejected>REJECTED_EXCHANGE " + dayEnd() + onRecord("ACKED")),
            Map.entry(OrderState.OPEN, "Open>OPEN Partly>PARTIALLY_FILLED Complete>FILLED Cancelled>CANCELLED "
                    + "Rejected>REJECTED_EXCHANGE " + dayEnd() + onRecord("OPEN")),
            Map.entry(OrderState.PARTIALLY_FILLED, "Partly>PARTIALLY_FILLED Complete>FILLED Cancelled>CANCELLED "
                    + "Rejected>REJECTED_EXCHANGE " + dayEnd() + onRecord("PARTIALLY_FILLED")),
            Map.entry(OrderState.FILLED, onRecord("FILLED")), Map.entry(OrderState.CANCELLED, onRecord("CANCELLED")),
            Map.entry(OrderState.REJECTED_EXCHANGE, onRecord("REJECTED_EXCHANGE")),
            Map.entry(OrderState.LAPSED_DAY, onRecord("LAPSED_DAY")),
            Map.entry(OrderState.PROVEN_ABSENT, "Accepted>FOUND_LATE Open>FOUND_LATE Partly>FOUND_LATE Complete>FOUND_LATE "
                    + "Cancelled>FOUND_LATE Rejected>FOUND_LATE LateResult>FOUND_LATE LateNothing>PROVEN_ABSENT"),
            Map.entry(OrderState.FOUND_LATE, "ReviewNeeded>NEEDS_REVIEW " + review("FOUND_LATE")),
            Map.entry(OrderState.NEEDS_REVIEW, review("NEEDS_REVIEW"))));

    @Test
    void eachStateTakesExactlyTheStepsOfTheTable() {
        for (OrderState state : OrderState.values()) {
            Set<String> taken = new TreeSet<>();
            STEPS.forEach((name, step) -> {
                if (OrderLifecycle.isLegal(state, step)) {
                    taken.add(name + ">" + OrderLifecycle.next(state, step));
                } else {
                    assertThatIllegalStateException().isThrownBy(() -> OrderLifecycle.next(state, step));
                }
            });
            assertThat(taken).as("from %s", state).isEqualTo(expected(state));
        }
    }

    @Test
    void theTableNamesEachKindOfStep() {
        assertThat(STEPS.values()).extracting(Object::getClass)
                .containsAll(List.of(OrderStep.class.getPermittedSubclasses()));
    }

    @Test
    void aFinalStateIsLeftOnlyWhenAnAbsentOrderIsFoundLate() {
        for (OrderState state : OrderState.values()) {
            if (state.isFinal()) {
                STEPS.values().stream().filter(step -> OrderLifecycle.isLegal(state, step))
                        .map(step -> OrderLifecycle.next(state, step)).filter(next -> next != state)
                        .forEach(next -> assertThat(Map.entry(state, next))
                                .isEqualTo(Map.entry(OrderState.PROVEN_ABSENT, OrderState.FOUND_LATE)));
            }
        }
    }

    @Test
    void i7_anUnknownOutcomeNeverLeadsBackToTheQueue() {
        STEPS.values().stream().filter(step -> OrderLifecycle.isLegal(OrderState.UNKNOWN, step)).forEach(
                step -> assertThat(OrderLifecycle.next(OrderState.UNKNOWN, step)).isNotEqualTo(OrderState.QUEUED));
    }

    @Test
    void aHintIsReadForAnOrderThatWasProvenAbsentOrQueuedAgain() {
        Order queued = queued();
        Order sent = queued.after(STEPS.get("Intent"), queued.subject(), NOW);
        Order again = sent.after(STEPS.get("NotSent"), queued.subject(), NOW);
        Order absent = sent.after(STEPS.get("OutcomeUnknown"), queued.subject(), NOW).after(STEPS.get("ProvenAbsent"),
                queued.subject(), NOW);
        Order acked = sent.after(STEPS.get("Acknowledged"), queued.subject(), NOW);
        assertThat(BookProgress.isWorthARead(List.of(absent), true, false)).isTrue();
        assertThat(BookProgress.isWorthARead(List.of(again), true, false)).isTrue();
        assertThat(BookProgress.isWorthARead(List.of(queued), true, true)).isFalse();
        assertThat(BookProgress.isWorthARead(List.of(absent, again), false, true)).isFalse();
        assertThat(BookProgress.isWorthARead(List.of(acked), false, true)).isTrue();
    }

    @Test
    void i7_theTimeOfTheIntentOutlivesATakeover() {
        Order order = queued();
        OrderSubject subject = order.subject();
        Instant nextDay = NOW.plus(Duration.ofDays(1));
        Order adopted = order.after(STEPS.get("Intent"), subject, NOW.plusSeconds(1)).after(STEPS.get("OutcomeUnknown"),
                subject, nextDay);
        assertThat(adopted.intentAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(adopted.changedAt()).isEqualTo(nextDay);
    }

    @Test
    void aStaleOrRepeatedReadIsNoNews() {
        BrokerOrder half = book("open", 5);
        assertThat(BookProgress.isNews(OrderState.PARTIALLY_FILLED, half, book("open", 5))).isFalse();
        assertThat(BookProgress.isNews(OrderState.PARTIALLY_FILLED, half, book("open", 4))).isFalse();
        assertThat(BookProgress.isNews(OrderState.PARTIALLY_FILLED, half, book("open", 6))).isTrue();
        assertThat(BookProgress.isNews(OrderState.OPEN, book("open", 0), book("validation pending", 0))).isFalse();
        assertThat(BookProgress.isNews(OrderState.FILLED, book("complete", 10), book("cancelled", 10))).isFalse();
        assertThat(BookProgress.isNews(OrderState.ACKED, null, book("a new word", 0))).isFalse();
    }

    static Order queued() {
        OrderSubject subject = new OrderSubject("u-1", "UPSTOX", null, "auth-1", null, null, 1L, null, null, "s-1", NOW, NOW,
                NOW, 1, null);
        return Order.received("command", subject, new OrderStep.Received(SIZED.terms(), 1, Standing.ACTIVE), NOW,
                Cause.first("c")).after(STEPS.get("Queued"), subject, NOW);
    }

    private static String dayEnd() {
        return "DayEnded>LAPSED_DAY ReviewNeeded>NEEDS_REVIEW ";
    }

    private static String onRecord(String state) {
        return "Acknowledged>%1$s OutcomeUnknown>%1$s RejectedByBroker>%1$s Throttled>%1$s LateResult>%1$s LateNothing>%1$s"
                .formatted(state);
    }

    private static String review(String state) {
        return "Accepted>ACKED Open>OPEN Partly>PARTIALLY_FILLED Complete>FILLED Cancelled>CANCELLED Rejected>REJECTED_EXCHANGE "
                + "SettledFILLED>FILLED SettledCANCELLED>CANCELLED SettledREJECTED_BROKER>REJECTED_BROKER "
                + "SettledREJECTED_EXCHANGE>REJECTED_EXCHANGE SettledLAPSED_DAY>LAPSED_DAY "
                + "SettledPROVEN_ABSENT>PROVEN_ABSENT LateResult>%1$s LateNothing>%1$s".formatted(state);
    }

    private static Set<String> expected(OrderState state) {
        String legal = LEGAL.getOrDefault(state, "");
        return legal.isEmpty() ? Set.of() : new TreeSet<>(List.of(legal.split(" ")));
    }

    static Map<String, OrderStep> steps() {
        Map<String, OrderStep> steps = new LinkedHashMap<>();
        steps.put("Received", new OrderStep.Received(null, 1, Standing.ACTIVE));
        steps.put("Refused", new OrderStep.Refused(REASON, List.of()));
        steps.put("AwaitingConfirmation", new OrderStep.AwaitingConfirmation(NOW));
        steps.put("Lapsed", new OrderStep.Lapsed(REASON));
        steps.put("Queued", new OrderStep.Queued(SIZED, List.of()));
        steps.put("Withdrawn", new OrderStep.Withdrawn(NOW, "reason"));
        steps.put("Expired", new OrderStep.Expired(NOW));
        steps.put("Intent", new OrderStep.Intent(1, "tag-1", SIZED, EVIDENCE, SENDER, NOW));
        steps.put("NotSent", new OrderStep.NotSent(1, "tag-1", "cause"));
        steps.put("Throttled", new OrderStep.Throttled(1, "tag-1", null, null));
        steps.put("Acknowledged", new OrderStep.Acknowledged(1, "tag-1", null, null, "b-1"));
        steps.put("RejectedByBroker", new OrderStep.RejectedByBroker(1, "tag-1", null, null, REASON));
        steps.put("OutcomeUnknown", new OrderStep.OutcomeUnknown(1, "tag-1", null, null, "cause"));
        steps.put("Accepted", new OrderStep.BookShows("tag-1", book("put order req received", 0)));
        steps.put("Open", new OrderStep.BookShows("tag-1", book("open", 0)));
        steps.put("Partly", new OrderStep.BookShows("tag-1", book("open", 5)));
        steps.put("Complete", new OrderStep.BookShows("tag-1", book("complete", 10)));
        steps.put("Cancelled", new OrderStep.BookShows("tag-1", book("cancelled", 0)));
        steps.put("Rejected", new OrderStep.BookShows("tag-1", book("rejected", 0)));
        steps.put("DayEnded", new OrderStep.DayEnded("tag-1", TradingDay.of(NOW), 5, BigDecimal.TEN, NOW));
        steps.put("ProvenAbsent", new OrderStep.ProvenAbsent("tag-1", 3, NOW, NOW));
        steps.put("ReviewNeeded", new OrderStep.ReviewNeeded("tag-1", "cause"));
        for (OrderState state : OrderState.values()) {
            steps.put("Settled" + state, new OrderStep.Settled("staff", state, "reason", null, null, null));
        }
        steps.put("LateResult", new OrderStep.LateResult(1, "tag-1", null, null, "b-1"));
        steps.put("Sliced", new OrderStep.Sliced(List.of("a", "b"), 2));
        steps.put("LateNothing", new OrderStep.LateResult(1, "tag-1", null, null, null));
        return steps;
    }

    private static BrokerOrder book(String status, long filled) {
        return new BrokerOrder("b-1", null, status, filled, BigDecimal.ZERO, null, null, NOW);
    }
}
