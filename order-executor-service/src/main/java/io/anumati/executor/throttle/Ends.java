package io.anumati.executor.throttle;

/** Times at which calls ended, in ascending order, in a growing ring. */
final class Ends {

    private static final int FIRST_CAPACITY = 16;

    private long[] times = new long[FIRST_CAPACITY];
    private int oldest;
    private int size;

    /** Almost always the newest; a late one sinks to its place. */
    void add(long time) {
        if (size == times.length) {
            grow();
        }
        int place = size++;
        while (place > 0 && at(place - 1) > time) {
            times[index(place)] = at(place - 1);
            place--;
        }
        times[index(place)] = time;
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
        return times[index(place)];
    }

    private int index(int place) {
        return (oldest + place) % times.length;
    }

    private void grow() {
        long[] larger = new long[times.length * 2];
        for (int place = 0; place < size; place++) {
            larger[place] = at(place);
        }
        times = larger;
        oldest = 0;
    }
}
