package io.anumati.executor.throttle;

/**
 * Times at which calls ended, in ascending order, in a growing ring. Each is kept in four bytes, as steps of a microsecond or
 * two
 * from a common start, and rounded up: a call counts a little longer, never shorter.
 */
final class Ends {

    private static final int FIRST_CAPACITY = 16;
    private static final long LEAST_STEP = 1_000;

    private final long step;
    private long start;
    private int[] times = new int[FIRST_CAPACITY];
    private int oldest;
    private int size;

    /** @param longest nobody asks for times that lie further back than this, in nanoseconds */
    Ends(long longest) {
        this.step = Math.max(LEAST_STEP, Math.ceilDiv(longest, 1L << 30));
    }

    /** Almost always the newest; a late one sinks to its place. One that lies too far back for anybody is passed over. */
    void add(long time) {
        if (size == 0) {
            start = time;
        }
        if (steps(time) > Integer.MAX_VALUE) {
            startAt(time);
        }
        if (steps(time) < Integer.MIN_VALUE) {
            return;
        }
        if (size == times.length) {
            grow();
        }
        int steps = (int) steps(time);
        int place = size++;
        while (place > 0 && times[index(place - 1)] > steps) {
            times[index(place)] = times[index(place - 1)];
            place--;
        }
        times[index(place)] = steps;
    }

    private long steps(long time) {
        return Math.ceilDiv(time - start, step);
    }

    /** Counts from this time on, and forgets what then lies too far back: at least twice the longest time anybody asks for. */
    private void startAt(long time) {
        long moved = steps(time);
        forgetBefore(start + (moved + Integer.MIN_VALUE) * step);
        for (int place = 0; place < size; place++) {
            times[index(place)] = (int) (times[index(place)] - moved);
        }
        start += moved * step;
    }

    void forgetBefore(long time) {
        while (size > 0 && at(0) < time) {
            oldest = index(1);
            size--;
        }
    }

    /** How many lie at this time or later. */
    int countFrom(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return size - low;
    }

    /** @param back 0 for the newest */
    long fromNewest(int back) {
        return at(size - 1 - back);
    }

    private long at(int place) {
        return start + times[index(place)] * step;
    }

    private int index(int place) {
        return (oldest + place) % times.length;
    }

    private void grow() {
        int[] larger = new int[times.length * 2];
        for (int place = 0; place < size; place++) {
            larger[place] = times[index(place)];
        }
        times = larger;
        oldest = 0;
    }
}
