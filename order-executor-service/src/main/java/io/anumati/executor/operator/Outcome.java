package io.anumati.executor.operator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.anumati.contracts.OrderCommand.StrategyRef;
import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderEvent.Instrument;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderEvent.Reason;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.RefusalReason;

/**
 * What came of an order, for operators. What its step does not tell is null.
 *
 * @param orderVersion of the command; with the command id the same however often it is told
 * @param filledQuantity as the broker's book or an operator told it
 * @param averagePrice rupees
 * @param occurredAt UTC
 */
record Outcome(String commandId, int orderVersion, String userId, String strategyId, String signalId, String instrumentKey,
        OrderState state, String step, RefusalReason code, String text, Long filledQuantity, BigDecimal averagePrice,
        String brokerOrderId, Instant occurredAt) {

    /** The final states, and those in which somebody should look. */
    static final Set<OrderState> STATES = Arrays.stream(OrderState.values())
            .filter(state -> state.isFinal() || isAlarming(state))
            .collect(Collectors.collectingAndThen(Collectors.toCollection(() -> EnumSet.noneOf(OrderState.class)),
                    Collections::unmodifiableSet));

    private record Told(RefusalReason code, String text, Long filledQuantity, BigDecimal averagePrice, String brokerOrderId) {

        static final Told NOTHING = new Told(null, null, null, null, null);

        static Told of(Reason reason) {
            return new Told(reason.code(), reason.text(), null, null, null);
        }

        static Told of(String text) {
            return new Told(null, text, null, null, null);
        }

        static Told of(BrokerOrder order) {
            return new Told(null, order.statusMessage(), order.filledQuantity(), order.averagePrice(), order.brokerOrderId());
        }
    }

    static Outcome of(OrderStepped event) {
        OrderSubject subject = event.subject();
        Told told = told(event.detail());
        return new Outcome(event.commandId(), event.orderVersion(), subject.userId(),
                Optional.ofNullable(subject.strategy()).map(StrategyRef::strategyId).orElse(null), subject.signalId(),
                Optional.ofNullable(subject.instrument()).map(Instrument::instrumentKey).orElse(null), event.stateAfter(),
                event.detail().getClass().getSimpleName(), told.code(), told.text(), told.filledQuantity(),
                told.averagePrice(), told.brokerOrderId(), event.occurredAt());
    }

    private static Told told(OrderStep step) {
        return switch (step) {
            case OrderStep.Refused refused -> Told.of(refused.reason());
            case OrderStep.Lapsed lapsed -> Told.of(lapsed.reason());
            case OrderStep.RejectedByBroker rejected -> Told.of(rejected.reason());
            case OrderStep.Withdrawn withdrawn -> Told.of(withdrawn.reason());
            case OrderStep.OutcomeUnknown unknown -> Told.of(unknown.cause());
            case OrderStep.ReviewNeeded needed -> Told.of(needed.cause());
            case OrderStep.BookShows shows -> Told.of(shows.order());
            case OrderStep.DayEnded ended -> new Told(null, null, ended.filledQuantity(), ended.averagePrice(), null);
            case OrderStep.Settled word -> new Told(null, word.reason(), word.filledQuantity(), word.averagePrice(),
                    word.brokerOrderId());
            case OrderStep.Acknowledged known -> new Told(null, null, null, null, known.brokerOrderId());
            case OrderStep.LateResult late -> new Told(null, null, null, null, late.brokerOrderId());
            case OrderStep _ -> Told.NOTHING;
        };
    }

    private static boolean isAlarming(OrderState state) {
        return state == OrderState.UNKNOWN || state == OrderState.FOUND_LATE || state == OrderState.NEEDS_REVIEW;
    }
}
