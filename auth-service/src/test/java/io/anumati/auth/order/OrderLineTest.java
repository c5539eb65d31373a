package io.anumati.auth.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.anumati.contracts.ChangeKind;
import io.anumati.contracts.ChangeState;
import io.anumati.contracts.OrderEvent.BrokerCall;
import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderEvent.SizedOrder;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.SliceOf;

class OrderLineTest {

    private static final BrokerCall CALL = new BrokerCall("digest", null, null, 200, null, null, null, null);
    private static final List<OrderStepped> LIFE = List.of(
            Steps.step("u-1", "cmd-1", 1, OrderState.RECEIVED, Steps.received()),
            Steps.step("u-1", "cmd-1", 2, OrderState.QUEUED,
                    new OrderStep.Queued(new SizedOrder(Steps.terms(), 5, 0, BigDecimal.ZERO), List.of())),
            Steps.step("u-1", "cmd-1", 3, OrderState.ACKED, new OrderStep.Acknowledged(1, "tag", null, CALL, "b-1")),
            Steps.step("u-1", "cmd-1", 4, OrderState.PARTIALLY_FILLED, shows(2)),
            Steps.step("u-1", "cmd-1", 5, OrderState.FILLED, shows(5)));

    @Test
    void theWholeLifeGivesTheLastStateWithAllThatWasTold() {
        // When
        OrderLine line = told(LIFE);
        // Then
        assertThat(line.state()).isEqualTo(OrderState.FILLED);
        assertThat(line.quantity()).isEqualTo(5);
        assertThat(line.filledQuantity()).isEqualTo(5);
        assertThat(line.brokerOrderId()).isEqualTo("b-1");
        assertThat(line.instrumentKey()).isEqualTo("NSE_EQ|X");
        assertThat(line.signalId()).isEqualTo("sig-1");
    }

    @Test
    void anyOrderAndAnyRepetitionGiveTheSame() {
        // Given
        Random random = new Random(7);
        OrderLine expected = told(LIFE);
        for (int round = 0; round < 200; round++) {
            List<OrderStepped> shuffled = new ArrayList<>(LIFE);
            shuffled.addAll(LIFE.subList(random.nextInt(5), 5));
            Collections.shuffle(shuffled, random);
            // When
            OrderLine line = told(shuffled);
            // Then
            assertThat(line.state()).isEqualTo(expected.state());
            assertThat(line.orderVersion()).isEqualTo(5);
            assertThat(line.filledQuantity()).isEqualTo(5);
            assertThat(line.quantity()).isEqualTo(5);
            assertThat(line.brokerOrderId()).isEqualTo("b-1");
        }
    }

    @ParameterizedTest
    @EnumSource(OrderState.class)
    void aStateOffTheWayToAFillIsExplained(OrderState state) {
        // When
        OrderLine line = OrderLine
                .first(Steps.step("u-1", "cmd-1", 1, state,
                        new OrderStep.Settled("staff-1", state, "reason", null, null, null)));
        // Then
        assertThat(Optional.ofNullable(line.reason()).map(OrderLine.Why::text)).isEqualTo(state.explanation());
    }

    @Test
    void whatTheExchangeSaidIsRepeated() {
        // When
        OrderLine line = told(List.of(LIFE.getFirst(), Steps.step("u-1", "cmd-1", 2, OrderState.REJECTED_EXCHANGE,
                new OrderStep.BookShows("tag", new BrokerOrder("b-1", null, "rejected", 0, null, "RMS: margin exceeds", null,
                        Instant.EPOCH)))));
        // Then
        assertThat(line.reason().code()).isEqualTo("REJECTED_EXCHANGE");
        assertThat(line.reason().text()).endsWith("(RMS: margin exceeds)");
    }

    @Test
    void anOrderThatLapsedWithItsDayKeepsWhatWasFilledAndSaysWhy() {
        // When
        OrderLine line = told(List.of(LIFE.get(0), LIFE.get(1), LIFE.get(2), LIFE.get(3),
                Steps.step("u-1", "cmd-1", 5, OrderState.LAPSED_DAY, new OrderStep.DayEnded("tag",
                        LocalDate.EPOCH, 2, new BigDecimal("10.5"), Instant.EPOCH))));
        // Then
        assertThat(line.state()).isEqualTo(OrderState.LAPSED_DAY);
        assertThat(line.filledQuantity()).isEqualTo(2);
        assertThat(line.averagePrice()).isEqualTo("10.5");
        assertThat(line.reason().text()).isEqualTo("The trading day ended before the order was filled as a whole.");
    }

    @Test
    void whatAnOperatorFoundOutIsToldAndWhoItWasIsNot() {
        // When
        OrderLine line = told(List.of(LIFE.get(0), LIFE.get(1),
                Steps.step("u-1", "cmd-1", 3, OrderState.FILLED, new OrderStep.Settled("staff-1", OrderState.FILLED,
                        "contract note", 5L, new BigDecimal("10.4"), "b-9"))));
        // Then
        assertThat(line.filledQuantity()).isEqualTo(5);
        assertThat(line.averagePrice()).isEqualTo("10.4");
        assertThat(line.brokerOrderId()).isEqualTo("b-9");
        assertThat(line.reason()).isNull();
    }

    @Test
    void aCommandWithoutTermsIsALineToo() {
        OrderLine line = OrderLine
                .first(Steps.step("u-1", "cmd-1", 1, OrderState.RECEIVED, new OrderStep.Received(null, 0, null)));
        assertThat(line.instrumentKey()).isNull();
        assertThat(line.state()).isEqualTo(OrderState.RECEIVED);
    }

    @Test
    void aSliceOfAnExitNamesItsCommandAndItsChangesAreToldByTheirNewestStep() {
        OrderLine line = OrderLine.first(Steps.step("u-1", "cmd-2", 1, OrderState.RECEIVED,
                new OrderStep.Received(Steps.terms(), 0, null, true, new SliceOf("cmd-1", 1, 2, 3, 5))));
        line = line.with(Steps.change("u-1", "change-1", 2, ChangeState.QUEUED, "cmd-2"))
                .with(Steps.change("u-1", "change-1", 1, ChangeState.RECEIVED, "cmd-2"))
                .after(Steps.step("u-1", "cmd-2", 2, OrderState.EXPIRED, new OrderStep.Expired(Instant.EPOCH)));
        assertThat(line.exit()).isTrue();
        assertThat(line.sliceOf()).isEqualTo("cmd-1");
        assertThat(line.changes())
                .containsExactly(new OrderLine.Change("change-1", ChangeKind.CANCEL, ChangeState.QUEUED, 2));
        OrderLine whole = told(List.of(Steps.step("u-1", "cmd-1", 1, OrderState.RECEIVED, Steps.received()),
                Steps.step("u-1", "cmd-1", 2, OrderState.SLICED, new OrderStep.Sliced(List.of("cmd-2", "cmd-3"), 5))));
        assertThat(whole.quantity()).isEqualTo(5);
        assertThat(whole.reason().code()).isEqualTo("SLICED");
    }

    private static OrderLine told(List<OrderStepped> steps) {
        OrderLine line = OrderLine.first(steps.getFirst());
        for (OrderStepped step : steps.subList(1, steps.size())) {
            line = line.after(step);
        }
        return line;
    }

    private static OrderStep shows(long filled) {
        return new OrderStep.BookShows("tag", new BrokerOrder("b-1", "x-1", "open", filled, new BigDecimal("10.5"), null, null,
                Instant.EPOCH));
    }
}
