package io.anumati.executor.intake;

import java.math.BigDecimal;
import java.time.Instant;

import io.anumati.contracts.Cause;
import io.anumati.contracts.ChangeKind;
import io.anumati.contracts.ChangeStep;
import io.anumati.contracts.ChangeStep.NewTerms;
import io.anumati.contracts.ChangeSubject;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.OrderCommand;
import io.anumati.contracts.OrderCommand.Origin;
import io.anumati.contracts.OrderCommand.StrategyRef;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.Partitions;
import io.anumati.contracts.UnreadableRecord;
import io.anumati.executor.order.Change;
import io.anumati.executor.order.Order;

/** Turns a command into an order at its beginning. What cannot even be refused with a reason is unreadable. */
final class Commands {

    private static final String BROKER = "UPSTOX";
    private static final int LONGEST_FIGURE = 40;

    private Commands() {
    }

    /** Where a command stood. */
    record Place(int partition, int partitions) {
    }

    /** What a command asks for. */
    sealed interface Asked {
    }

    record AsOrder(Order order) implements Asked {
    }

    record AsChange(Change change) implements Asked {
    }

    record AsWithdrawal(Withdrawal withdrawal) implements Asked {
    }

    /** @throws UnreadableRecord when it names no command, no user of this partition, or no terms */
    static Asked read(OrderCommand command, Cause cause, Place stood, Instant now) {
        return switch (command) {
            case OrderCommand.PlaceOrder place -> new AsOrder(own(place(place, cause, now), stood));
            case OrderCommand.ExitPosition exit -> new AsOrder(own(exit(exit, cause, now), stood));
            case OrderCommand.ModifyOrder modify -> new AsChange(own(change(modify.origin(), ChangeKind.MODIFY,
                    modify.placedByCommandId(), new NewTerms(modify.price(), modify.triggerPrice(), modify.quantity()), cause,
                    now), stood));
            case OrderCommand.CancelOrder cancel -> new AsChange(
                    own(change(cancel.origin(), ChangeKind.CANCEL, cancel.placedByCommandId(), null, cause, now), stood));
            case OrderCommand.WithdrawSignal withdraw -> new AsWithdrawal(withdrawal(withdraw, cause, stood));
        };
    }

    private static Order place(OrderCommand.PlaceOrder place, Cause cause, Instant now) {
        Origin origin = whole(place.origin());
        StrategyRef strategy = place.strategy();
        OrderTerms terms = place.terms();
        clean(strategy, terms);
        OrderSubject subject = subject(origin, place.authorityVersion(), strategy, place.rank());
        return Order.received(origin.commandId(), subject,
                new OrderStep.Received(terms, place.signalLots(), need(place.standing(), "standing")), now, cause);
    }

    /** It takes what is held by the authorisation that it names. */
    private static Order exit(OrderCommand.ExitPosition exit, Cause cause, Instant now) {
        Origin origin = whole(exit.origin());
        need(origin.authorisationId(), "authorisation");
        clean(exit.strategy(), exit.terms());
        return Order.received(origin.commandId(), subject(origin, null, exit.strategy(), null),
                new OrderStep.Received(exit.terms(), 0, null, true, null), now, cause);
    }

    private static Change change(Origin origin, ChangeKind kind, String target, NewTerms terms, Cause cause, Instant now) {
        whole(origin);
        clean(target);
        if (terms != null) {
            requireSane(terms.price());
            requireSane(terms.triggerPrice() == null ? BigDecimal.ZERO : terms.triggerPrice());
        }
        ChangeSubject subject = new ChangeSubject(kind, origin.userId(), origin.authorisationId(), origin.signalId(),
                origin.validUntil(), target, null, null);
        return Change.received(origin.commandId(), subject, new ChangeStep.Received(terms), now, cause);
    }

    private static Withdrawal withdrawal(OrderCommand.WithdrawSignal withdraw, Cause cause, Place stood) {
        clean(withdraw.signalId());
        if (withdraw.partition() != stood.partition()) {
            throw new UnreadableRecord("a withdrawal for partition %d stands in another".formatted(withdraw.partition()));
        }
        return new Withdrawal(withdraw, cause);
    }

    private static void clean(StrategyRef strategy, OrderTerms terms) {
        clean(strategy.strategyId(), strategy.strategyVersion(), strategy.strategyHash(), strategy.algoName(),
                terms.instrumentKey());
        requireSane(terms.price());
        requireSane(terms.triggerPrice());
    }

    /** A figure that no exchange knows would take memory and time to reckon with. */
    private static void requireSane(BigDecimal price) {
        if (price.precision() > LONGEST_FIGURE || Math.abs(price.scale()) > LONGEST_FIGURE) {
            throw new UnreadableRecord("a command has a price of absurd length");
        }
    }

    private static OrderSubject subject(Origin origin, Long authorityVersion, StrategyRef strategy, Integer rank) {
        return new OrderSubject(origin.userId(), BROKER, null, origin.authorisationId(), null, null, authorityVersion, strategy,
                null, origin.signalId(), origin.signalRaisedAt(), origin.signalAcceptedAt(), origin.validUntil(), rank, null);
    }

    private static Origin whole(Origin origin) {
        need(origin, "origin");
        need(origin.userId(), "user id");
        need(origin.validUntil(), "end of validity");
        if (CommandIds.commandOf(need(origin.commandId(), "command id") + "-1").isEmpty()) {
            throw new UnreadableRecord("no command id: " + origin.commandId());
        }
        clean(origin.userId(), origin.authorisationId(), origin.signalId());
        return origin;
    }

    /** What the database cannot keep, or an operator cannot read, is no id. */
    private static void clean(String... ids) {
        for (String id : ids) {
            if (id != null && id.chars().anyMatch(Character::isISOControl)) {
                throw new UnreadableRecord("a command has a control character in an id");
            }
        }
    }

    private static Order own(Order order, Place stood) {
        requirePartition(order.commandId(), order.userId(), stood);
        return order;
    }

    private static Change own(Change change, Place stood) {
        requirePartition(change.commandId(), change.userId(), stood);
        return change;
    }

    private static void requirePartition(String commandId, String userId, Place stood) {
        if (Partitions.of(userId, stood.partitions()) != stood.partition()) {
            throw new UnreadableRecord("command %s is not in its user's partition".formatted(commandId));
        }
    }

    private static <T> T need(T value, String name) {
        if (value == null) {
            throw new UnreadableRecord("a command lacks its " + name);
        }
        return value;
    }
}
