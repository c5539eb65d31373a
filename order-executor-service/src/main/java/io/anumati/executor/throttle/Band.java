package io.anumati.executor.throttle;

import java.time.Duration;

/**
 * At most so many order calls in any rolling window of this length, as the broker counts them.
 *
 * @param limit at least 1
 * @param registeredLimit for calls under the name of an algo that is registered with the exchange; not below the limit
 * @param reserve slots that only cancels and exits may take; below the limit
 * @param window longer than zero
 */
public record Band(int limit, int registeredLimit, int reserve, Duration window) {

    public Band {
        if (limit < 1 || registeredLimit < limit || !window.isPositive()) {
            throw new IllegalArgumentException(
                    "a band needs a limit of at least 1, a registered limit not below it, and a positive window");
        }
        if (reserve < 0 || reserve >= limit) {
            throw new IllegalArgumentException("a band's reserve leaves entries at least one slot");
        }
    }

    /** The same limit for every call. */
    public static Band of(int limit, Duration window) {
        return new Band(limit, limit, 0, window);
    }

    int limitFor(Claim claim) {
        int all = claim.isRegistered() ? registeredLimit : limit;
        return switch (claim.urgency()) {
            case RELIEF -> all;
            case ENTRY -> all - reserve;
        };
    }
}
