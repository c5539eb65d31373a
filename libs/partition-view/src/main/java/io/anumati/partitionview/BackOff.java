package io.anumati.partitionview;

/** When to try again: 100 ms after the first failure, then twice as long each time, at most 5 s. */
record BackOff(int failures, long dueNanos) {

    private static final long FIRST_NANOS = 100_000_000L;
    private static final long LONGEST_NANOS = 5_000_000_000L;
    private static final int DOUBLINGS = 6;

    static BackOff first(long nowNanos) {
        return new BackOff(1, nowNanos + FIRST_NANOS);
    }

    BackOff next(long nowNanos) {
        long wait = Math.min(LONGEST_NANOS, FIRST_NANOS << Math.min(failures, DOUBLINGS));
        return new BackOff(failures + 1, nowNanos + wait);
    }

    static BackOff after(BackOff before, long nowNanos) {
        return before == null ? first(nowNanos) : before.next(nowNanos);
    }

    boolean isDue(long nowNanos) {
        return nowNanos - dueNanos >= 0;
    }
}
