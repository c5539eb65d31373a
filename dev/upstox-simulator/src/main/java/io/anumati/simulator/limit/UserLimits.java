package io.anumati.simulator.limit;

import java.util.HashMap;
import java.util.Map;

/** One user's rolling windows. Exact: a call is admitted unless a window that ends with it would hold more than its limit. */
public final class UserLimits {

    private final Limits limits;
    private final Arrivals orders;
    private final Map<Object, Arrivals> reads = new HashMap<>();

    public UserLimits(Limits limits) {
        this.limits = limits;
        this.orders = new Arrivals(limits.longestOrderWindow());
    }

    /** @param now nanoseconds of the broker's clock */
    public boolean admitOrder(long now, boolean registeredAlgo) {
        int second = registeredAlgo ? limits.algoLimit() : limits.orderSecond().limit();
        boolean full = orders.hasAfter(now - limits.orderSecond().length().toNanos(), second)
                || isFull(orders, limits.orderMinute(), now) || isFull(orders, limits.orderHalfHour(), now);
        return count(orders, now, !full);
    }

    /** @param api whatever names the read; each has windows of its own */
    public boolean admitRead(Object api, long now) {
        Arrivals arrivals = reads.computeIfAbsent(api, _ -> new Arrivals(limits.longestReadWindow()));
        boolean full = isFull(arrivals, limits.readSecond(), now) || isFull(arrivals, limits.readMinute(), now)
                || isFull(arrivals, limits.readHalfHour(), now);
        return count(arrivals, now, !full);
    }

    private boolean count(Arrivals arrivals, long now, boolean admitted) {
        if (admitted || limits.refusedCount()) {
            arrivals.add(now);
        }
        return admitted;
    }

    private static boolean isFull(Arrivals arrivals, Band band, long now) {
        return arrivals.hasAfter(now - band.length().toNanos(), band.limit());
    }
}
