package io.anumati.executor.backlog;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.anumati.executor.order.Order;

/** Queued orders of one strategy: those of one instrument in order of arrival, and the first of each instrument. */
final class Line {

    private final Map<String, NavigableMap<Long, Order>> byInstrument = new HashMap<>(4);
    private final NavigableMap<Long, Order> firsts = new TreeMap<>();

    void add(long arrival, Order order) {
        NavigableMap<Long, Order> queue = byInstrument.computeIfAbsent(order.instrumentKey(), _ -> new TreeMap<>());
        if (!queue.isEmpty()) {
            firsts.remove(queue.firstKey());
        }
        queue.put(arrival, order);
        firsts.put(queue.firstKey(), queue.firstEntry().getValue());
    }

    void remove(long arrival, Order order) {
        NavigableMap<Long, Order> queue = byInstrument.get(order.instrumentKey());
        queue.remove(arrival);
        firsts.remove(arrival);
        if (queue.isEmpty()) {
            byInstrument.remove(order.instrumentKey());
        } else {
            firsts.put(queue.firstKey(), queue.firstEntry().getValue());
        }
    }

    /** The one that arrived first among those whose instrument is free: passes over one order for each that is not. */
    Optional<Map.Entry<Long, Order>> first(Set<String> takenInstruments) {
        return firsts.entrySet().stream().filter(each -> !takenInstruments.contains(each.getValue().instrumentKey()))
                .findFirst();
    }

    boolean isEmpty() {
        return byInstrument.isEmpty();
    }
}
