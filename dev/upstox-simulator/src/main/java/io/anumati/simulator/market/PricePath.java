package io.anumati.simulator.market;

/**
 * A random walk that can be asked at any second, past or to come, without having run: noise on lattices of 1, 4, 16, … seconds
 * up
 * to three days, each with the swing that a random walk has over that time, added up. It depends on the seed alone and never
 * strays far from 0.
 */
final class PricePath {

    private static final int LATTICES = 10;
    /** The first lattices, that change within sixteen seconds; the sum of the others is a straight line there. */
    private static final int FAST = 2;
    private static final double SECONDS_OF_DAY = 86_400;

    private final long seed;
    private final double[] swings = new double[LATTICES];
    private final long[] cells = new long[LATTICES];
    private final double[] starts = new double[LATTICES];
    private final double[] ends = new double[LATTICES];

    private long slowBlock = Long.MIN_VALUE;
    private double slowStart;
    private double slowRise;

    /** @param swing of a day, as a part of the price */
    PricePath(long seed, double swing) {
        this.seed = seed;
        for (int i = 0; i < LATTICES; i++) {
            swings[i] = swing * Math.sqrt((1L << 2 * i) / SECONDS_OF_DAY);
            cells[i] = Long.MIN_VALUE;
        }
    }

    /** How far from its reference the price is, as a part of it. Asking seconds in order is cheap. */
    double at(long second) {
        long block = second >> 2 * FAST;
        if (block != slowBlock) {
            long first = block << 2 * FAST;
            slowStart = sum(FAST, LATTICES, first);
            slowRise = (sum(FAST, LATTICES, first + (1 << 2 * FAST) - 1) - slowStart) / ((1 << 2 * FAST) - 1);
            slowBlock = block;
        }
        return slowStart + slowRise * (second - (block << 2 * FAST)) + sum(0, FAST, second);
    }

    private double sum(int from, int to, long second) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            long cell = second >> 2 * i;
            if (cells[i] != cell) {
                starts[i] = swings[i] * noise(i, cell);
                ends[i] = swings[i] * noise(i, cell + 1);
                cells[i] = cell;
            }
            double part = (double) (second - (cell << 2 * i)) / (1L << 2 * i);
            sum += starts[i] + (ends[i] - starts[i]) * part;
        }
        return sum;
    }

    /** From 0 to 1, for whatever else is drawn of a second. */
    double draw(long second) {
        return (mixed(seed ^ mixed(second * 31 + LATTICES)) >>> 11) * 0x1.0p-53;
    }

    private double noise(int lattice, long cell) {
        return (mixed(seed + mixed(cell * LATTICES + lattice)) >>> 11) * 0x1.0p-52 - 1;
    }

    /** SplitMix64's last steps. */
    static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
