package io.anumati.simulator.witness;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.anumati.simulator.limit.Counting;

/**
 * The worst rolling counts of calls, by window. Where the broker's clock was set back a new era starts, and no window spans
 * two.
 *
 * @param windows lengths to count by
 */
record WorstCounts(List<Duration> windows, Counting counting, List<Long> eras) {

    /** @param eras sequences after which a new era starts, ascending */
    WorstCounts {
        windows = List.copyOf(windows);
        eras = List.copyOf(eras);
    }

    /** @param calls in the order they came */
    Map<String, Integer> of(List<OrderCall> calls) {
        Map<String, Integer> worst = new TreeMap<>(Comparator.comparing(Duration::parse));
        windows.forEach(window -> worst.put(window.toString(), 0));
        int from = 0;
        for (Long end : eras) {
            int to = from;
            while (to < calls.size() && calls.get(to).sequence() <= end) {
                to++;
            }
            add(worst, calls.subList(from, to));
            from = to;
        }
        add(worst, calls.subList(from, calls.size()));
        return worst;
    }

    private void add(Map<String, Integer> worst, List<OrderCall> era) {
        List<OrderCall> inTime = era.stream().sorted(Comparator.comparingLong(OrderCall::brokerNanos)).toList();
        long[] times = inTime.stream().mapToLong(OrderCall::brokerNanos).toArray();
        int[] weights = inTime.stream().mapToInt(this::weight).toArray();
        windows.forEach(window -> worst.merge(window.toString(), RollingCount.worst(times, weights, window.toNanos()),
                Math::max));
    }

    private int weight(OrderCall call) {
        return switch (counting) {
            case CALLS -> 1;
            case ORDERS -> Math.max(1, call.carried());
        };
    }
}
