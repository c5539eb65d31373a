package io.anumati.auth.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.anumati.contracts.ChangeKind;
import io.anumati.contracts.ChangeState;
import io.anumati.contracts.OrderEvent.BrokerCall;
import io.anumati.contracts.OrderEvent.ChangeStepped;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderEvent.Reason;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.SliceOf;

/**
 * One order as its subscriber sees it. Steps may be told again, and in any order: state and reason are those of the highest
 * version, and what a step alone tells (size, broker's id) stays known.
 *
 * @param reason why nothing or nothing more happened, or null
 * @param exit true for an order that squares off what is held, or null
 * @param sliceOf command above the freeze quantity of which it is a part, or null
 * @param changes commands that cancel or modify it, in order of arrival; null for none
 */
record OrderLine(String commandId, String userId, int orderVersion, String signalId, String strategyId, String instrumentKey,
        OrderState state, Why reason, Long quantity, Long filledQuantity, BigDecimal averagePrice, String brokerOrderId,
        Instant updatedAt, Boolean exit, String sliceOf, List<Change> changes) {

    /** @param version of the last step that was told */
    record Change(String commandId, ChangeKind kind, ChangeState state, int version) {
    }

    /** With what a change of this order has come to. */
    OrderLine with(ChangeStepped step) {
        Change told = new Change(step.commandId(), step.subject().kind(), step.stateAfter(), step.orderVersion());
        Map<String, Change> known = new LinkedHashMap<>();
        List.copyOf(changes == null ? List.<Change> of() : changes).forEach(each -> known.put(each.commandId(), each));
        known.merge(told.commandId(), told, (old, fresh) -> fresh.version() > old.version() ? fresh : old);
        return new OrderLine(commandId, userId, orderVersion, signalId, strategyId, instrumentKey, state, reason, quantity,
                filledQuantity, averagePrice, brokerOrderId, updatedAt, exit, sliceOf, List.copyOf(known.values()));
    }

    /**
     * Plain words.
     *
     * @param code stable: a {@link RefusalReason}, or the state where that says it all
     */
    record Why(String code, String text) {

        static Why of(Reason reason) {
            return new Why(reason.code().name(), reason.code().sentence());
        }

        /** @param said the broker's own words, or null */
        static Why of(OrderState state, String said) {
            return state.explanation().map(words -> new Why(state.name(), said == null ? words : words + " (" + said + ")"))
                    .orElse(null);
        }
    }

    static OrderLine first(OrderStepped step) {
        return new OrderLine(step.commandId(), step.subject().userId(), 0, null, null, null, step.stateAfter(), null, null,
                null, null, null, step.occurredAt(), null, null, null).after(step);
    }

    OrderLine after(OrderStepped step) {
        OrderLine told = told(step);
        boolean newer = step.orderVersion() > orderVersion;
        OrderLine high = newer ? told : this;
        OrderLine low = newer ? this : told;
        return new OrderLine(commandId, userId, high.orderVersion, first(high.signalId, low.signalId),
                first(high.strategyId, low.strategyId), first(high.instrumentKey, low.instrumentKey), high.state, high.reason,
                first(high.quantity, low.quantity), first(high.filledQuantity, low.filledQuantity),
                first(high.averagePrice, low.averagePrice), first(high.brokerOrderId, low.brokerOrderId), high.updatedAt,
                first(high.exit, low.exit), first(high.sliceOf, low.sliceOf), changes);
    }

    private static <T> T first(T one, T other) {
        return one != null ? one : other;
    }

    private static OrderLine told(OrderStepped step) {
        Detail detail = Detail.of(step.detail());
        Why why = detail.why != null ? detail.why : Why.of(step.stateAfter(), saidByBroker(step.detail()));
        var subject = step.subject();
        return new OrderLine(step.commandId(), subject.userId(), step.orderVersion(), subject.signalId(),
                subject.strategy() == null ? null : subject.strategy().strategyId(),
                subject.instrument() != null ? subject.instrument().instrumentKey() : detail.instrumentKey,
                step.stateAfter(), why, detail.quantity, detail.filled, detail.averagePrice, detail.brokerOrderId,
                step.occurredAt(), received(step.detail()).map(OrderStep.Received::exit).orElse(null),
                received(step.detail()).map(OrderStep.Received::sliceOf).map(SliceOf::commandId).orElse(null), null);
    }

    private static Optional<OrderStep.Received> received(OrderStep step) {
        return step instanceof OrderStep.Received received ? Optional.of(received) : Optional.empty();
    }

    private static String saidByBroker(OrderStep step) {
        return step instanceof OrderStep.BookShows shown ? shown.order().statusMessage() : null;
    }

    /** What one step alone tells; null where it tells nothing. */
    private record Detail(Why why, String instrumentKey, Long quantity, Long filled, BigDecimal averagePrice,
            String brokerOrderId) {

        private static final Detail NOTHING = new Detail(null, null, null, null, null, null);

        static Detail of(OrderStep step) {
            return switch (step) {
                case OrderStep.Received received when received.terms() == null -> NOTHING;
                case OrderStep.Received received -> new Detail(null, received.terms().instrumentKey(), null, null, null, null);
                case OrderStep.Refused refused -> because(Why.of(refused.reason()));
                case OrderStep.Lapsed lapsed -> because(Why.of(lapsed.reason()));
                case OrderStep.RejectedByBroker rejected -> because(new Why(RefusalReason.BROKER_REFUSED.name(),
                        words(rejected.call())));
                case OrderStep.Queued queued -> sized(queued.order().quantity());
                case OrderStep.Sliced sliced -> sized(sliced.quantity());
                case OrderStep.Intent intent -> sized(intent.order().quantity());
                case OrderStep.Acknowledged acknowledged -> accepted(acknowledged.brokerOrderId());
                case OrderStep.LateResult late -> accepted(late.brokerOrderId());
                case OrderStep.BookShows shown -> new Detail(null, null, null, shown.order().filledQuantity(),
                        shown.order().averagePrice(), shown.order().brokerOrderId());
                case OrderStep.AwaitingConfirmation waiting -> NOTHING;
                case OrderStep.Withdrawn withdrawn -> NOTHING;
                case OrderStep.Expired expired -> NOTHING;
                case OrderStep.NotSent notSent -> NOTHING;
                case OrderStep.Throttled throttled -> NOTHING;
                case OrderStep.OutcomeUnknown unknown -> NOTHING;
                case OrderStep.ProvenAbsent absent -> NOTHING;
                case OrderStep.ReviewNeeded review -> NOTHING;
                case OrderStep.DayEnded ended ->
                    new Detail(null, null, null, ended.filledQuantity(), ended.averagePrice(), null);
                case OrderStep.Settled settled -> new Detail(null, null, null, settled.filledQuantity(),
                        settled.averagePrice(), settled.brokerOrderId());
            };
        }

        private static Detail because(Why why) {
            return new Detail(why, null, null, null, null, null);
        }

        private static Detail sized(long quantity) {
            return new Detail(null, null, quantity, null, null, null);
        }

        private static Detail accepted(String brokerOrderId) {
            return new Detail(null, null, null, null, null, brokerOrderId);
        }

        private static String words(BrokerCall call) {
            return call == null || call.brokerMessage() == null ? RefusalReason.BROKER_REFUSED.sentence()
                    : "%s (%s: %s)".formatted(RefusalReason.BROKER_REFUSED.sentence(), call.brokerErrorCode(),
                            call.brokerMessage());
        }
    }
}
