package io.anumati.partitionview;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** One partition's newest values. Written by the view's thread, read by all. */
final class PartitionState<V> {

    private static final long UNKNOWN = -1;

    private final ConcurrentMap<String, ViewRecord.Put<V>> newest = new ConcurrentHashMap<>();

    /** Keys whose newest record cannot be read. */
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    private volatile boolean begun;
    private volatile long target = UNKNOWN;
    private volatile long position;
    private volatile boolean restored;
    private volatile Beat lastBeat;

    /**
     * @param nanos monotonic time of arrival
     * @param ageOnArrival how old it was then, by the two clocks; never negative
     */
    private record Beat(long nanos, Duration ageOnArrival) {
    }

    /** @return whether the value is news */
    boolean put(ViewRecord.Put<V> put) {
        ViewRecord.Put<V> present = newest.get(put.key());
        boolean news = present == null || present.version() < put.version();
        if (news) {
            newest.put(put.key(), put);
        }
        unreadable.remove(put.key());
        return news;
    }

    /** @return whether the key was there */
    boolean remove(String key) {
        boolean present = newest.remove(key) != null;
        unreadable.remove(key);
        return present;
    }

    void unreadable(String key) {
        unreadable.add(key);
    }

    void readable(String key) {
        unreadable.remove(key);
    }

    Set<String> unreadable() {
        return Set.copyOf(unreadable);
    }

    /** Beats read while restoring are old ones out of the log: they prove no life. */
    void beat(Instant at, Instant now, long nanos) {
        if (restored) {
            Duration age = Duration.between(at, now);
            lastBeat = new Beat(nanos, age.isNegative() ? Duration.ZERO : age);
        }
    }

    Optional<V> get(String key) {
        return unreadable.contains(key) ? Optional.empty() : Optional.ofNullable(newest.get(key)).map(ViewRecord.Put::value);
    }

    Collection<V> values() {
        return newest.values().stream().map(ViewRecord.Put::value).toList();
    }

    Duration silence(long nowNanos) {
        Beat beat = lastBeat;
        return beat == null ? ChronoUnit.FOREVER.getDuration()
                : Duration.ofNanos(nowNanos - beat.nanos()).plus(beat.ageOnArrival());
    }

    long position() {
        return position;
    }

    /** The consumer stands at the partition's beginning for this state; nothing read before counts. */
    void begin() {
        begun = true;
    }

    boolean isBegun() {
        return begun;
    }

    boolean needsTarget() {
        return begun && target == UNKNOWN;
    }

    /** @param end end offset of the partition, asked after the caller's start */
    void target(long end) {
        target = end;
    }

    /** @param next the consumer's position */
    void reached(long next) {
        position = next;
        restored = restored || target != UNKNOWN && next >= target;
    }

    boolean isRestored() {
        return restored;
    }
}
