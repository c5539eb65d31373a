package io.anumati.simulator.witness;

/** Counts by brute force what the limiter must have kept: it shares no code with it. */
final class RollingCount {

    private RollingCount() {
    }

    /**
     * The most that lies in any half-open window (t - length, t].
     *
     * @param sorted times, ascending
     * @param weights of each time, at least 1
     */
    static int worst(long[] sorted, int[] weights, long length) {
        long worst = 0;
        long held = 0;
        int first = 0;
        for (int last = 0; last < sorted.length; last++) {
            held += weights[last];
            while (sorted[last] - sorted[first] >= length) {
                held -= weights[first++];
            }
            worst = Math.max(worst, held);
        }
        return (int) Math.min(worst, Integer.MAX_VALUE);
    }
}
