package io.anumati.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.anumati.contracts.CommandIds;
import io.anumati.simulator.witness.OrderCall;

/**
 * How each user's calls were divided between strategies with equal backlogs.
 *
 * @param largest by user: the share of the strategy that had most of the user's calls
 */
record Shares(Map<String, Double> largest) {

    /** Of one of two strategies over a minute. */
    private static final double MOST = 0.55;

    /** @param seconds from each user's first call on */
    static Shares of(Arrivals arrivals, Tape tape, double seconds) {
        Map<String, List<OrderCall>> byUser = new HashMap<>();
        arrivals.calls().forEach(call -> byUser.computeIfAbsent(call.userId(), _ -> new ArrayList<>()).add(call));
        Map<String, Double> largest = new TreeMap<>();
        byUser.forEach((user, calls) -> largest.put(user, largest(calls, tape, seconds)));
        return new Shares(largest);
    }

    private static double largest(List<OrderCall> calls, Tape tape, double seconds) {
        long end = calls.stream().mapToLong(OrderCall::arrivedAtMicros).min().orElseThrow() + (long) (seconds * 1e6);
        Map<String, Integer> counts = new HashMap<>();
        calls.stream().filter(call -> call.arrivedAtMicros() < end)
                .forEach(call -> counts.merge(strategy(call, tape), 1, Integer::sum));
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow() / (double) all;
    }

    private static String strategy(OrderCall call, Tape tape) {
        return tape.courses().get(CommandIds.commandOf(call.tag()).orElseThrow()).strategyId;
    }

    void into(Report report) {
        double worst = largest.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("users", largest.size());
        row.put("largestShareMean", largest.values().stream().mapToDouble(Double::doubleValue).average().orElse(1));
        row.put("largestShareWorst", worst);
        report.row("two strategies with equal backlogs", row);
        report.aim("one strategy's share of a user's calls, of two", "<= " + MOST, String.format(Locale.ROOT, "%.3f", worst),
                worst <= MOST);
    }
}
