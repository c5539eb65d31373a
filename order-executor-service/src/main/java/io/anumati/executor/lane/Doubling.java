package io.anumati.executor.lane;

import java.time.Duration;

/** Waits that double while nothing gets out, up to a limit. */
final class Doubling {

    private static final int MOST = 6;

    private final Duration first;
    private int inARow;

    Doubling(Duration first) {
        this.first = first;
    }

    Duration next() {
        Duration wait = first.multipliedBy(1L << inARow);
        inARow = Math.min(MOST, inARow + 1);
        return wait;
    }

    void reset() {
        inARow = 0;
    }
}
