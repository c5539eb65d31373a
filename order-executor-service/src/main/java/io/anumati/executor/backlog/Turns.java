package io.anumati.executor.backlog;

import java.util.HashMap;
import java.util.Map;

/** When each strategy of one user had its turn last: whoever has waited longest is next, so equal backlogs get equal shares. */
final class Turns {

    private final Map<String, Long> served = new HashMap<>(4);
    private long count;

    /** Number of its last turn; 0 for one that had none. */
    long last(String strategy) {
        return served.getOrDefault(strategy, 0L);
    }

    void took(String strategy) {
        served.put(strategy, ++count);
    }
}
