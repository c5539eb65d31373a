package io.anumati.auth.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many calls came for a path in the current minute; remembers a bounded number of paths. */
final class CallRate {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int PATHS = 10_000;

    private record Count(Instant since, int calls) {
    }

    private final int limit;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > PATHS;
        }
    };

    CallRate(int limit) {
        this.limit = limit;
    }

    synchronized boolean allows(String path, Instant now) {
        Count count = counts.merge(path, new Count(now, 1), (was, first) -> was.since().plus(WINDOW).isAfter(now)
                ? new Count(was.since(), was.calls() + 1)
                : first);
        return count.calls() <= limit;
    }
}
