package io.anumati.executor.backlog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.anumati.executor.order.Order;

/**
 * Queued orders of one user, a line for each strategy. Finding the next takes time by strategies and taken instruments only.
 */
final class Lines {

    private final Map<String, Line> byStrategy = new HashMap<>(4);

    private record First(long lastTurn, long arrival, Order order) {

        First orBetter(First other) {
            boolean isEarlier = other.lastTurn == lastTurn ? other.arrival < arrival : other.lastTurn < lastTurn;
            return isEarlier ? other : this;
        }
    }

    void add(long arrival, Order order) {
        byStrategy.computeIfAbsent(strategy(order), _ -> new Line()).add(arrival, order);
    }

    void remove(long arrival, Order order) {
        Line line = byStrategy.get(strategy(order));
        line.remove(arrival, order);
        if (line.isEmpty()) {
            byStrategy.remove(strategy(order));
        }
    }

    /** Of the strategy that has waited longest since its last turn, the first whose instrument is free. */
    Optional<Order> next(Set<String> takenInstruments, Turns turns) {
        First best = null;
        for (Map.Entry<String, Line> line : byStrategy.entrySet()) {
            Optional<Map.Entry<Long, Order>> first = line.getValue().first(takenInstruments);
            if (first.isPresent()) {
                First found = new First(turns.last(line.getKey()), first.get().getKey(), first.get().getValue());
                best = best == null ? found : best.orBetter(found);
            }
        }
        return Optional.ofNullable(best).map(First::order);
    }

    static String strategy(Order order) {
        return order.subject().strategy().strategyId();
    }
}
