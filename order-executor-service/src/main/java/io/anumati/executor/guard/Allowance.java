package io.anumati.executor.guard;

/**
 * How many may be under way at once: more while what was begun ends fast and others wait, fewer when most of it ends slowly,
 * because the machine, or what it works with, has more than it can do. It is judged in rounds, of as many ends as may be under
 * way, so that a few users whose broker is slow do not count for all. Not thread-safe.
 */
public final class Allowance {

    /** It begins with so many and never allows fewer. */
    public static final int FEWEST = 50;
    private static final double GROWTH = 1.2;
    private static final double SHRINKING = 0.7;
    /** In a round with more slow ends than one in so many it does not grow. */
    private static final int FEW_SLOW = 10;

    private final int most;
    private final int fewest;
    private final long slowNanos;
    private int now;
    private int ended;
    private int slow;
    private boolean isShort;

    /** @param slowNanos from begin to end; what takes longer is slow */
    public Allowance(int most, long slowNanos) {
        this.most = most;
        this.fewest = Math.min(FEWEST, most);
        this.slowNanos = slowNanos;
        this.now = fewest;
    }

    public int now() {
        return now;
    }

    /** Somebody has to wait. */
    public void refused() {
        isShort = true;
    }

    /** @return how many more may be under way from now on; below 0 for fewer */
    public int ended(long nanos) {
        ended++;
        slow += nanos > slowNanos ? 1 : 0;
        if (ended < now) {
            return 0;
        }
        int before = now;
        now = next();
        ended = 0;
        slow = 0;
        isShort = false;
        return now - before;
    }

    private int next() {
        if (slow * 2 > ended) {
            return Math.max(fewest, (int) (now * SHRINKING));
        }
        boolean grows = isShort && slow * FEW_SLOW <= ended;
        return grows ? Math.min(most, (int) Math.ceil(now * GROWTH)) : now;
    }
}
