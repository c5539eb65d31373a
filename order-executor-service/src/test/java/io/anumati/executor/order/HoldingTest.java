package io.anumati.executor.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.AuthorityEvent;
import io.anumati.contracts.Cause;
import io.anumati.contracts.OrderCommand.Standing;
import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderEvent.Evidence;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderEvent.Sender;
import io.anumati.contracts.OrderEvent.SizedOrder;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.OrderTerms.Side;
import io.anumati.contracts.TokenEvent;

class HoldingTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final Sender SENDER = new Sender(new TokenEvent.Fingerprint("hash", "key"),
            TokenEvent.TokenClass.STANDARD_DAY, "app", "127.0.1.1", AuthorityEvent.EgressMode.LOCAL_ADDRESS, "PAPER");
    private static final Evidence EVIDENCE = new Evidence("1/1", List.of(), null, null, null, Map.of(), 0, 0, 0, 0);

    @Test
    void whatIsHeldIsWhatWasFilledOfOrdersEndedAndOpen() {
        Holding holding = holding(300, open(order("auth-1", Side.BUY, false, 100), 40));
        assertThat(holding.net()).isEqualTo(340);
        assertThat(holding.toExit()).isEqualTo(340);
        assertThat(holding.exitSide()).isEqualTo(Side.SELL);
        assertThat(holding(-50).exitSide()).isEqualTo(Side.BUY);
        assertThat(holding(-50).toExit()).isEqualTo(50);
    }

    @Test
    void ordersOfOthersAndOfEarlierDaysDoNotCount() {
        assertThat(holding(0, open(order("auth-2", Side.BUY, false, 100), 40)).toExit()).isZero();
        assertThat(Holding.of(0, List.of(open(order("auth-1", Side.BUY, false, 100), 40)), "auth-1", "NSE_EQ|2", TODAY).net())
                .isZero();
        assertThat(Holding.of(0, List.of(open(order("auth-1", Side.BUY, false, 100), 40)), "auth-1", "NSE_EQ|1",
                TODAY.plusDays(1)).net()).isZero();
    }

    @Test
    void severalExitsNeverTakeMoreThanIsHeld() {
        Order first = order("auth-1", Side.SELL, true, 60);
        assertThat(holding(100, first).toExit()).isEqualTo(40);
        assertThat(holding(100, open(first, 20)).toExit()).isEqualTo(40);
        assertThat(holding(100, first, order("auth-1", Side.SELL, true, 40)).toExit()).isZero();
    }

    @Test
    void i7_nothingIsClearWhileAnEntryMayHaveBeenFilledUnseen() {
        Order sending = sent(order("auth-1", Side.BUY, false, 100));
        Order unknown = sending.after(new OrderStep.OutcomeUnknown(1, "tag", null, null, "lost"), sending.subject(), NOW);
        Order acked = sending.after(new OrderStep.Acknowledged(1, "tag", null, null, "b-1"), sending.subject(), NOW);
        assertThat(holding(0, sending).unclear()).isTrue();
        assertThat(holding(0, unknown).unclear()).isTrue();
        assertThat(holding(0, acked).unclear()).isTrue();
        assertThat(holding(0, open(order("auth-1", Side.BUY, false, 100), 40)).unclear()).isFalse();
        assertThat(holding(0, sent(order("auth-1", Side.SELL, true, 100))).unclear()).isFalse();
    }

    @Test
    void slicesMakeUpTheWholeAndAreTheSameEachTime() {
        Order whole = order("auth-1", Side.BUY, false, 1_000);
        List<Order> slices = Slices.of(whole, whole.sized(), whole.subject(), Slices.size(449, 50), NOW);
        assertThat(slices).extracting(slice -> slice.sliceOf().orElseThrow().quantity()).containsExactly(400L, 400L, 200L);
        assertThat(slices).extracting(Order::commandId).doesNotHaveDuplicates().isEqualTo(Slices.step(slices).commandIds());
        assertThat(Slices.of(whole, whole.sized(), whole.subject(), 400, NOW)).isEqualTo(slices);
        assertThat(Slices.size(49, 50)).isZero();
        assertThat(Slices.count(800, 400)).isEqualTo(2);
    }

    private static Holding holding(long ended, Order... open) {
        return Holding.of(ended, List.of(open), "auth-1", "NSE_EQ|1", TODAY);
    }

    private static Order order(String authorisation, Side side, boolean exit, long quantity) {
        OrderTerms terms = new OrderTerms("NSE_EQ|1", side, OrderTerms.OrderType.LIMIT, OrderTerms.Product.I,
                OrderTerms.Validity.DAY, BigDecimal.TEN, BigDecimal.ZERO);
        OrderSubject subject = new OrderSubject("u-1", "UPSTOX", null, authorisation, null, null, 1L, null, null, "s-1", NOW,
                NOW, NOW, 1, null);
        return Order
                .received("command", subject, new OrderStep.Received(terms, 1, Standing.ACTIVE, exit ? true : null, null), NOW,
                        Cause.first("c"))
                .after(new OrderStep.Queued(new SizedOrder(terms, quantity, 0, null), List.of()), subject, NOW);
    }

    private static Order sent(Order order) {
        return order.after(new OrderStep.Intent(1, "tag", order.sized(), EVIDENCE, SENDER, NOW), order.subject(), NOW);
    }

    private static Order open(Order order, long filled) {
        return sent(order).after(
                new OrderStep.BookShows("tag", new BrokerOrder("b-1", null, "open", filled, BigDecimal.TEN, null, null, NOW)),
                order.subject(), NOW);
    }
}
