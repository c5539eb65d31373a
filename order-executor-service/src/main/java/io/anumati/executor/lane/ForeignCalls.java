package io.anumati.executor.lane;

import java.time.Duration;
import java.time.Instant;

/** Counts orders that the user placed elsewhere in the windows of the user's own limits. */
final class ForeignCalls {

    /** The broker tells whole seconds, cut off. */
    private static final Duration TOLD_TO = Duration.ofSeconds(1);

    private ForeignCalls() {
    }

    /** Lock held. @param orderedAt by the broker's clock, UTC */
    static void count(UserAccount account, Parts parts, Instant orderedAt) {
        Duration age = Duration.between(orderedAt.plus(TOLD_TO), parts.time().now());
        if (age.compareTo(parts.limits().longest()) < 0) {
            long ago = age.isNegative() ? 0 : age.toNanos();
            account.throttle().occupyElsewhere(parts.time().nanos() - ago);
        }
    }
}
