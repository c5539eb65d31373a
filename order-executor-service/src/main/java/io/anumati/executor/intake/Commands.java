package io.anumati.executor.intake;

import java.time.Instant;
import java.util.Optional;

import io.anumati.contracts.Cause;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.OrderCommand;
import io.anumati.contracts.OrderCommand.Origin;
import io.anumati.contracts.OrderCommand.StrategyRef;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.Partitions;
import io.anumati.contracts.UnreadableRecord;
import io.anumati.executor.order.Order;

/** Turns a command into an order at its beginning. What cannot even be refused with a reason is unreadable. */
final class Commands {

    private static final String BROKER = "UPSTOX";

    private Commands() {
    }

    /**
     * @param partition where the command stood
     * @return empty for a withdrawal, which has its contract only
     * @throws UnreadableRecord when it names no command, no user of this partition, or no terms
     */
    static Optional<Order> order(OrderCommand command, Cause cause, int partition, int partitions, Instant now) {
        Optional<Order> order = switch (command) {
            case OrderCommand.PlaceOrder place -> Optional.of(place(place, cause, now));
            case OrderCommand.ModifyOrder modify -> Optional.of(other(modify.origin(), cause, now));
            case OrderCommand.CancelOrder cancel -> Optional.of(other(cancel.origin(), cause, now));
            case OrderCommand.ExitPosition exit -> Optional.of(other(exit.origin(), cause, now));
            case OrderCommand.WithdrawSignal _ -> Optional.empty();
        };
        order.ifPresent(each -> requirePartition(each, partition, partitions));
        return order;
    }

    private static Order place(OrderCommand.PlaceOrder place, Cause cause, Instant now) {
        Origin origin = whole(place.origin());
        StrategyRef strategy = need(place.strategy(), "strategy");
        need(strategy.strategyId(), "strategy id");
        need(strategy.strategyVersion(), "strategy version");
        need(strategy.strategyHash(), "strategy hash");
        need(need(place.terms(), "terms").instrumentKey(), "instrument key");
        OrderTerms terms = place.terms();
        clean(strategy.strategyId(), strategy.strategyVersion(), strategy.strategyHash(), strategy.algoName(),
                terms.instrumentKey());
        need(terms.side(), "side");
        need(terms.orderType(), "order type");
        need(terms.product(), "product");
        need(terms.validity(), "validity");
        OrderSubject subject = subject(origin, place.authorityVersion(), strategy, place.rank());
        return Order.received(origin.commandId(), subject,
                new OrderStep.Received(terms, place.signalLots(), need(place.standing(), "standing")), now, cause);
    }

    private static Order other(Origin origin, Cause cause, Instant now) {
        OrderSubject subject = subject(whole(origin), null, null, null);
        return Order.received(origin.commandId(), subject, new OrderStep.Received(null, 0, null), now, cause);
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

    private static void requirePartition(Order order, int partition, int partitions) {
        if (Partitions.of(order.userId(), partitions) != partition) {
            throw new UnreadableRecord("command %s is not in its user's partition".formatted(order.commandId()));
        }
    }

    private static <T> T need(T value, String name) {
        if (value == null) {
            throw new UnreadableRecord("a command lacks its " + name);
        }
        return value;
    }
}
