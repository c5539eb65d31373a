package io.anumati.executor.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderEvent.Reason;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.RefusalReason;

class OutcomeTest {

    @Test
    void anOutcomeIsAFinalStateOrOneInWhichSomebodyShouldLook() {
        assertThat(Outcome.STATES).contains(OrderState.FILLED, OrderState.REFUSED, OrderState.UNKNOWN, OrderState.NEEDS_REVIEW,
                OrderState.FOUND_LATE).doesNotContain(OrderState.RECEIVED, OrderState.QUEUED, OrderState.SENDING,
                        OrderState.OPEN);
    }

    @Test
    void aRefusalTellsItsReason() {
        Outcome refused = outcome(OrderState.REFUSED,
                new OrderStep.Refused(new Reason(RefusalReason.TICK, "not a tick", Map.of()), List.of()));
        assertThat(refused.code()).isEqualTo(RefusalReason.TICK);
        assertThat(refused.text()).isEqualTo("not a tick");
        assertThat(refused.strategyId()).isEqualTo("demo");
        assertThat(refused.filledQuantity()).isNull();
    }

    @Test
    void aFillTellsWhatTheBookShows() {
        Outcome filled = outcome(OrderState.FILLED, new OrderStep.BookShows("tag",
                new BrokerOrder("b-1", "x-1", "complete", 7, new BigDecimal("100.05"), null, null, OutcomeRows.AT)));
        assertThat(filled.filledQuantity()).isEqualTo(7);
        assertThat(filled.averagePrice()).isEqualByComparingTo("100.05");
        assertThat(filled.brokerOrderId()).isEqualTo("b-1");
        assertThat(filled.step()).isEqualTo("BookShows");
    }

    private static Outcome outcome(OrderState state, OrderStep step) {
        return Outcome.of((OrderStepped) OutcomeRows.row(1, 2, "u-1", state, step).content());
    }
}
