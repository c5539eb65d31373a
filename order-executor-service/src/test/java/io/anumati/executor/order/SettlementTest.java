package io.anumati.executor.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderEvent.SizedOrder;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderTerms;

class SettlementTest {

    private static final EnumSet<OrderState> POSSIBLE = EnumSet.of(OrderState.FILLED, OrderState.CANCELLED,
            OrderState.REJECTED_BROKER, OrderState.REJECTED_EXCHANGE, OrderState.LAPSED_DAY, OrderState.PROVEN_ABSENT);

    /** Of 10, of which the book has shown 4. */
    private static final Order ORDER = order(4);

    @ParameterizedTest
    @EnumSource(OrderState.class)
    void anOrderIsSettledAsSomethingThatACallCanComeTo(OrderState state) {
        assertThat(settle(state, null, null).isEmpty()).isEqualTo(POSSIBLE.contains(state));
    }

    @Test
    void anOrderThatIsFilledIsFilledAsAWholeWhereItIsNotSaid() {
        assertThat(new Settlement(OrderState.FILLED, null, null, null, "seen").of(ORDER).filledQuantity()).isEqualTo(10);
        assertThat(new Settlement(OrderState.CANCELLED, null, null, null, "seen").of(ORDER).filledQuantity()).isNull();
    }

    @Test
    void aQuantityIsBetweenWhatWasShownAndTheWhole() {
        assertThat(settle(OrderState.CANCELLED, 4L, null)).isEmpty();
        assertThat(settle(OrderState.CANCELLED, 3L, null)).isNotEmpty();
        assertThat(settle(OrderState.LAPSED_DAY, 11L, null)).isNotEmpty();
    }

    @Test
    void filledMeansAsAWholeAndRefusedMeansNothing() {
        assertThat(settle(OrderState.FILLED, 10L, "9.5")).isEmpty();
        assertThat(settle(OrderState.FILLED, 9L, "9.5")).isNotEmpty();
        assertThat(settle(OrderState.PROVEN_ABSENT, 5L, null)).isNotEmpty();
        assertThat(new Settlement(OrderState.PROVEN_ABSENT, 0L, null, null, "reason").objection(order(0))).isEmpty();
    }

    @Test
    void aPriceNeedsAFill() {
        assertThat(settle(OrderState.FILLED, null, "9.5")).isNotEmpty();
        assertThat(settle(OrderState.FILLED, 10L, "0")).isNotEmpty();
        assertThat(new Settlement(OrderState.CANCELLED, 0L, BigDecimal.TEN, null, "reason").objection(order(0))).isNotEmpty();
    }

    private static Optional<String> settle(OrderState state, Long filled, String price) {
        return new Settlement(state, filled, price == null ? null : new BigDecimal(price), null, "reason").objection(ORDER);
    }

    private static Order order(long shown) {
        OrderTerms terms = new OrderTerms("NSE_EQ|1", OrderTerms.Side.BUY, OrderTerms.OrderType.LIMIT, OrderTerms.Product.I,
                OrderTerms.Validity.DAY, BigDecimal.TEN, BigDecimal.ZERO);
        BrokerOrder book = new BrokerOrder("b-1", null, "open", shown, null, null, null, Instant.EPOCH);
        return new Order("command", 5, OrderState.NEEDS_REVIEW, null, null, new SizedOrder(terms, 10, 0, null), 1, "tag-1",
                null,
                Instant.EPOCH, "b-1", book, Instant.EPOCH, null);
    }
}
