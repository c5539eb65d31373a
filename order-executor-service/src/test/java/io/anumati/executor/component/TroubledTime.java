package io.anumati.executor.component;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import io.anumati.executor.time.Time;

/** The machine's clocks, which break in the threads that a test names. */
@Alternative
@ApplicationScoped
public class TroubledTime implements Time {

    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    /** The next so many looks of this thread fail. */
    void failIn(String thread, int times) {
        failures.put(thread, times);
    }

    int failuresLeft(String thread) {
        return failures.getOrDefault(thread, 0);
    }

    @Override
    public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public long nanos() {
        if (!failures.isEmpty()) {
            failOnce(Thread.currentThread().getName());
        }
        return System.nanoTime();
    }

    private void failOnce(String thread) {
        int left = failuresLeft(thread);
        if (left > 0) {
            failures.put(thread, left - 1);
            throw new IllegalStateException("the clock broke");
        }
    }
}
