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

    /** One call with one order. @param now nanoseconds of the broker's clock */
    public boolean admitOrder(long now, boolean registeredAlgo) {
        return admitOrders(now, 1, registeredAlgo);
    }

    /**
     * A call with several orders: all or nothing.
     *
     * @param now nanoseconds of the broker's clock
     * @param carried orders it carries, at least 1; they count only where {@link Limits#counting} says so
     */
    public boolean admitOrders(long now, int carried, boolean registeredAlgo) {
        int weight = weight(carried);
        int second = registeredAlgo ? limits.algoLimit() : limits.orderSecond().limit();
        boolean full = isFull(orders, Band.of(second, limits.orderSecond().length()), now, weight)
                || isFull(orders, limits.orderMinute(), now, weight) || isFull(orders, limits.orderHalfHour(), now, weight);
        return count(orders, now, weight, !full);
    }

    /** @param api whatever names the read; each has windows of its own */
    public boolean admitRead(Object api, long now) {
        Arrivals arrivals = reads.computeIfAbsent(api, _ -> new Arrivals(limits.longestReadWindow()));
        boolean full = isFull(arrivals, limits.readSecond(), now, 1) || isFull(arrivals, limits.readMinute(), now, 1)
                || isFull(arrivals, limits.readHalfHour(), now, 1);
        return count(arrivals, now, 1, !full);
    }

    private int weight(int carried) {
        return switch (limits.counting()) {
            case CALLS -> 1;
            case ORDERS -> Math.max(1, carried);
        };
    }

    private boolean count(Arrivals arrivals, long now, int weight, boolean admitted) {
        if (admitted || limits.refusedCount()) {
            arrivals.add(now, weight);
        }
        return admitted;
    }

    private static boolean isFull(Arrivals arrivals, Band band, long now, int weight) {
        int room = band.limit() - weight;
        return room < 0 || arrivals.hasAfter(now - band.length().toNanos(), room + 1);
    }
}
