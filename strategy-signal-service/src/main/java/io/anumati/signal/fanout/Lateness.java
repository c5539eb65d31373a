package io.anumati.signal.fanout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Since when the view of a partition has been behind the offset a signal asks for. */
final class Lateness {

    private final Map<Integer, Instant> since = new ConcurrentHashMap<>();
    private final Clock clock;

    Lateness(Clock clock) {
        this.clock = clock;
    }

    /** @return how long it has been behind by now */
    Duration behind(int partition) {
        return Duration.between(since.computeIfAbsent(partition, _ -> clock.instant()), clock.instant());
    }

    void caughtUp(int partition) {
        since.remove(partition);
    }

    /** Partitions that have been behind for longer than this. */
    Set<Integer> longerThan(Duration limit) {
        Instant before = clock.instant().minus(limit);
        Predicate<Map.Entry<Integer, Instant>> late = entry -> entry.getValue().isBefore(before);
        return since.entrySet().stream().filter(late).map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
