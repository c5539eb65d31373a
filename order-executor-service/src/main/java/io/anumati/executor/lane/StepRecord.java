package io.anumati.executor.lane;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import io.anumati.contracts.OrderEvent.Actor;
import io.anumati.contracts.OrderEvent.ActorType;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderEvent.Software;
import io.anumati.contracts.OrderStep;
import io.anumati.executor.check.World;
import io.anumati.executor.journal.JournalEntry;
import io.anumati.executor.journal.Mark;
import io.anumati.executor.order.Order;

/** Turns a step of an order into its journal entry. */
final class StepRecord {

    static final String SERVICE = "order-executor-service";

    private StepRecord() {
    }

    /** @param moved the order after the step */
    static JournalEntry of(int partition, Order moved, OrderStep step, Software software, Optional<Mark> mark) {
        return new JournalEntry(Optional.of(moved.commandId()), moved.version(), moved.userId(),
                step.getClass().getSimpleName(),
                Optional.of(moved.state().name()), moved.cause(),
                sequence -> new OrderStepped(partition, sequence, moved.commandId(), moved.version(), moved.state(),
                        moved.changedAt(), indian(moved.changedAt()), software, actor(moved, step), moved.subject(), step),
                mark);
    }

    static String indian(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(World.EXCHANGE_ZONE));
    }

    private static Actor actor(Order order, OrderStep step) {
        return switch (step) {
            case OrderStep.Received _ when order.subject().strategy() != null ->
                new Actor(ActorType.STRATEGY, order.subject().strategy().strategyId());
            case OrderStep.Acknowledged _ -> broker(order);
            case OrderStep.RejectedByBroker _ -> broker(order);
            case OrderStep.Throttled _ -> broker(order);
            case OrderStep.BookShows _ -> broker(order);
            case OrderStep.Settled settled -> new Actor(ActorType.STAFF, settled.staffId());
            case OrderStep _ -> new Actor(ActorType.SYSTEM, SERVICE);
        };
    }

    private static Actor broker(Order order) {
        return new Actor(ActorType.BROKER, order.subject().brokerId());
    }

    /** Code of the reason that a step carries, or empty. */
    static String reason(OrderStep step) {
        return switch (step) {
            case OrderStep.Refused refused -> refused.reason().code().name();
            case OrderStep.RejectedByBroker rejected -> rejected.reason().code().name();
            case OrderStep _ -> "";
        };
    }
}
