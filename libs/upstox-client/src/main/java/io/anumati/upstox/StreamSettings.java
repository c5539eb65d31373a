package io.anumati.upstox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How a stream behaves.
 *
 * @param least wait before the second try to connect; doubled with each further one
 * @param most longest wait; a connection that has held so long starts again from {@code least}
 * @param silence how long nothing may be heard, not even a pong to our ping; then the connection is cut
 * @param random half of each wait is left to it, so that not all users come back at once
 */
public record StreamSettings(Duration least, Duration most, Duration silence, RandomGenerator random) {

    public StreamSettings {
        if (!least.isPositive() || most.compareTo(least) < 0 || silence.toMillis() < 3) {
            throw new IllegalArgumentException("waits must be positive, the longest not below the least");
        }
    }

    /** From 1 s to 30 s, and 30 s of silence. */
    public static StreamSettings usual(RandomGenerator random) {
        return new StreamSettings(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(30), random);
    }

    /** @param tries that failed before this wait, from 0 */
    Duration wait(int tries) {
        long doubled = least.toMillis() << Math.min(tries, 20);
        long whole = doubled < 0 ? most.toMillis() : Math.min(most.toMillis(), doubled);
        return Duration.ofMillis(Math.max(1, whole / 2 + random.nextLong(whole - whole / 2 + 1)));
    }
}
