package io.anumati.simulator.witness;

/** Counts by brute force what the limiter must have kept: it shares no code with it. */
final class RollingCount {

    private RollingCount() {
    }

    /** The most times that lie in any half-open window (t - length, t]. @param sorted ascending */
    static int worst(long[] sorted, long length) {
        int worst = 0;
        int first = 0;
        for (int last = 0; last < sorted.length; last++) {
            while (sorted[last] - sorted[first] >= length) {
                first++;
            }
            worst = Math.max(worst, last - first + 1);
        }
        return worst;
    }
}
