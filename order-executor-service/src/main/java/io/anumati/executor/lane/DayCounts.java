package io.anumati.executor.lane;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Orders of one user this trading date, by authorisation. Guarded by the user's lock. */
final class DayCounts {

    private final Map<String, Integer> orders = new HashMap<>(4);
    private LocalDate day;

    DayCounts(LocalDate today) {
        this.day = today;
    }

    int of(String authorisationId, LocalDate today) {
        if (!day.equals(today)) {
            day = today;
            orders.clear();
        }
        return orders.getOrDefault(authorisationId, 0);
    }

    void add(String authorisationId, LocalDate today) {
        orders.put(authorisationId, of(authorisationId, today) + 1);
    }

    void set(String authorisationId, int count) {
        orders.put(authorisationId, count);
    }
}
