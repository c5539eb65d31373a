package io.anumati.simulator.stream;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** Whether a user's subscriptions stay within the limits of keys, which are lower for those who use several modes. */
final class KeyCount {

    private KeyCount() {
    }

    static boolean isWithin(Map<FeedMode, KeyLimit> limits, Collection<FeedMode> subscriptions) {
        Map<FeedMode, Integer> counts = new EnumMap<>(FeedMode.class);
        subscriptions.forEach(mode -> counts.merge(mode, 1, Integer::sum));
        boolean mixed = counts.size() > 1;
        return counts.entrySet().stream().allMatch(count -> {
            KeyLimit limit = limits.get(count.getKey());
            return count.getValue() <= (mixed ? limit.mixed() : limit.alone());
        });
    }
}
