package io.anumati.executor.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.Cause;
import io.anumati.contracts.OrderCommand.Standing;
import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderEvent.Evidence;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderEvent.Sender;
import io.anumati.contracts.OrderEvent.SizedOrder;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.TradingDay;

class DayEndTest {

    private static final Instant NOON = Instant.parse("2026-11-20T06:30:00Z");
    private static final Instant LAST_OF_THE_DAY = Instant.parse("2026-11-20T18:29:59Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-11-20T18:30:00Z");
    private static final Duration THREE_DAYS = Duration.ofDays(3);
    private static final OrderSubject SUBJECT = new OrderSubject("u-1", "UPSTOX", null, "auth-1", null, null, 1L, null, null,
            "s-1", NOON, NOON, NOON, 1, null);
    private static final SizedOrder SIZED = new SizedOrder(
            new OrderTerms("NSE_EQ|1", OrderTerms.Side.BUY, OrderTerms.OrderType.LIMIT, OrderTerms.Product.I,
                    OrderTerms.Validity.DAY, BigDecimal.TEN, BigDecimal.ZERO),
            10, 0, null);

    @Test
    void anOrderLapsesWithTheExchangesDayAndKeepsItsFills() {
        Order order = shown(sent(), "open", 4);
        assertThat(DayEnd.notShown(order, LAST_OF_THE_DAY)).isEmpty();
        assertThat(DayEnd.notShown(order, NEXT_DAY)).contains(
                new OrderStep.DayEnded("tag-1", LocalDate.of(2026, 11, 20), 4, new BigDecimal("9.5"), NEXT_DAY));
    }

    @Test
    void anOrderWithoutFillsHasNoPrice() {
        assertThat(DayEnd.notShown(shown(sent(), "open", 0), NEXT_DAY)).get()
                .isEqualTo(new OrderStep.DayEnded("tag-1", TradingDay.of(NOON), 0, null, NEXT_DAY));
    }

    @Test
    void i7_anOrderThatNoBookEverShowedIsForAPerson() {
        Order acked = after(sent(), new OrderStep.Acknowledged(1, "tag-1", null, null, "b-1"));
        assertThat(DayEnd.notShown(acked, LAST_OF_THE_DAY)).isEmpty();
        assertThat(DayEnd.notShown(acked, NEXT_DAY)).get().isInstanceOf(OrderStep.ReviewNeeded.class);
    }

    @Test
    void anOrderFoundLateIsForAPersonWhenItsDayHasEnded() {
        Order late = shown(after(after(sent(), new OrderStep.OutcomeUnknown(1, "tag-1", null, null, "cause")),
                new OrderStep.ProvenAbsent("tag-1", 3, NOON, NOON)), "open", 0);
        assertThat(late.state()).isEqualTo(OrderState.FOUND_LATE);
        assertThat(DayEnd.notShown(late, NEXT_DAY)).get().isInstanceOf(OrderStep.ReviewNeeded.class);
    }

    @Test
    void whatIsNotAtTheBrokerHasNoDay() {
        Order unknown = after(sent(), new OrderStep.OutcomeUnknown(1, "tag-1", null, null, "cause"));
        Order queued = after(sent(), new OrderStep.NotSent(1, "tag-1", "cause"));
        for (Order order : List.of(unknown, queued, sent(), shown(sent(), "complete", 10))) {
            assertThat(DayEnd.notShown(order, NEXT_DAY)).isEmpty();
            assertThat(DayEnd.notRead(order, NEXT_DAY.plus(THREE_DAYS), THREE_DAYS)).isEmpty();
        }
    }

    @Test
    void anOrderWhoseBookCannotBeReadForDaysIsForAPerson() {
        Order order = shown(sent(), "open", 4);
        assertThat(DayEnd.notRead(order, NOON.plus(THREE_DAYS).minusMillis(1), THREE_DAYS)).isEmpty();
        assertThat(DayEnd.notRead(order, NOON.plus(THREE_DAYS), THREE_DAYS)).get().isInstanceOf(OrderStep.ReviewNeeded.class);
        assertThat(DayEnd.notRead(order, LAST_OF_THE_DAY, Duration.ofHours(1))).isEmpty();
    }

    private static Order sent() {
        Order received = Order.received("command", SUBJECT, new OrderStep.Received(SIZED.terms(), 1, Standing.ACTIVE), NOON,
                Cause.first("c"));
        Evidence evidence = new Evidence("1/1", List.of(), null, null, null, Map.of(), 0, 0, 0, 0);
        return after(after(received, new OrderStep.Queued(SIZED, List.of())), new OrderStep.Intent(1, "tag-1", SIZED, evidence,
                new Sender(null, null, null, null, null, null), NOON));
    }

    private static Order shown(Order order, String status, long filled) {
        return after(order, new OrderStep.BookShows("tag-1",
                new BrokerOrder("b-1", null, status, filled, new BigDecimal("9.5"), null, null, NOON)));
    }

    private static Order after(Order order, OrderStep step) {
        return order.after(step, SUBJECT, NOON);
    }
}
