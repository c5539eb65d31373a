package io.anumati.simulator.limit;

import java.time.Duration;

/**
 * At most so many calls in any rolling window of that length. The window is half open: two calls exactly one length apart do
 * not share it.
 */
public record Band(int limit, Duration length) {

    public Band {
        if (limit < 1 || length == null || !length.isPositive()) {
            throw new IllegalArgumentException("a band needs a limit of at least 1 and a positive length");
        }
    }

    public static Band of(int limit, Duration length) {
        return new Band(limit, length);
    }
}
