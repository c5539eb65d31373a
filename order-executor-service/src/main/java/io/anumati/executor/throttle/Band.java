package io.anumati.executor.throttle;

import java.time.Duration;

/**
 * At most {@code limit} order calls in any rolling window of this length, as the broker counts them.
 *
 * @param limit at least 1
 * @param window longer than zero
 */
public record Band(int limit, Duration window) {

    public Band {
        if (limit < 1 || !window.isPositive()) {
            throw new IllegalArgumentException("a band needs a limit of at least 1 and a positive window");
        }
    }
}
