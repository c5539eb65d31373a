package io.anumati.simulator.limit;

import java.util.Arrays;

/** The latest arrival times, up to a capacity; one ring serves windows of all lengths. */
final class Arrivals {

    private final int capacity;
    private long[] times;
    private int next;
    private int size;

    Arrivals(int capacity) {
        this.capacity = capacity;
        this.times = new long[Math.min(16, capacity)];
    }

    /** @param count how often; more than the capacity says no more than the capacity */
    void add(long time, int count) {
        for (int i = 0; i < Math.min(count, capacity); i++) {
            add(time);
        }
    }

    private void add(long time) {
        if (size == times.length && size < capacity) {
            grow();
        }
        times[next] = time;
        next = (next + 1) % times.length;
        size = Math.min(size + 1, times.length);
    }

    /** Whether {@code count} calls, the latest ones, all arrived later than the given time. */
    boolean hasAfter(long time, int count) {
        return size >= count && times[Math.floorMod(next - count, times.length)] > time;
    }

    private void grow() {
        long[] inOrder = Arrays.copyOf(Arrays.copyOfRange(times, next, times.length), Math.min(capacity, size * 2));
        System.arraycopy(times, 0, inOrder, times.length - next, next);
        times = inOrder;
        next = size;
    }
}
