package io.anumati.executor.lane;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whose turn it is among one user's strategies: that of the strategy which has waited longest since its last turn, so that
 * equal
 * backlogs get equal shares; within a strategy the order of arrival.
 */
final class Turns {

    private final Map<String, Long> served = new HashMap<>(4);
    private long count;

    /** @param waiting in order of arrival */
    <T> Optional<T> next(List<T> waiting, Function<T, String> strategy) {
        return waiting.stream().min(Comparator.comparingLong(each -> served.getOrDefault(strategy.apply(each), 0L)));
    }

    void took(String strategy) {
        served.put(strategy, ++count);
    }
}
