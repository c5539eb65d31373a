package io.anumati.simulator.limit;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The broker's rate limits for each user (broker page "Rate Limits"): order writes share one set of windows, each read API has
 * its own.
 *
 * @param algoLimit calls in the order second when the call carries an approved algo name
 * @param refusedCount whether calls refused with 429 use up the windows as well
 * @param counting what the order windows count; CALLS unless said
 */
public record Limits(Band orderSecond, int algoLimit, Band orderMinute, Band orderHalfHour, Band readSecond, Band readMinute,
        Band readHalfHour, boolean refusedCount, Counting counting) {

    public Limits {
        if (Stream.of(orderSecond, orderMinute, orderHalfHour, readSecond, readMinute, readHalfHour).anyMatch(Objects::isNull)
                || algoLimit < 1) {
            throw new IllegalArgumentException("limits need every band, and an algoLimit of at least 1");
        }
        counting = counting == null ? Counting.CALLS : counting;
    }

    public static Limits documented() {
        Duration second = Duration.ofSeconds(1);
        Duration minute = Duration.ofSeconds(60);
        Duration halfHour = Duration.ofSeconds(1800);
        return new Limits(Band.of(10, second), 50, Band.of(500, minute), Band.of(2000, halfHour), Band.of(50, second),
                Band.of(500, minute), Band.of(2000, halfHour), false, Counting.CALLS);
    }

    int longestOrderWindow() {
        int second = Math.max(orderSecond.limit(), algoLimit);
        return Math.max(second, Math.max(orderMinute.limit(), orderHalfHour.limit()));
    }

    int longestReadWindow() {
        return Math.max(readSecond.limit(), Math.max(readMinute.limit(), readHalfHour.limit()));
    }
}
