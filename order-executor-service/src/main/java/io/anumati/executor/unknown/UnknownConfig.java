package io.anumati.executor.unknown;

import java.time.Duration;
import java.time.LocalTime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How an unknown outcome is looked up. */
@ConfigMapping(prefix = "anumati.executor.unknown")
public interface UnknownConfig {

    /** An order that is not there so long after the call is proven absent. */
    @WithDefault("60s")
    Duration safeTime();

    /** Reads without the order that it takes at least, the last one after the safe time. */
    @WithDefault("3")
    int leastReads();

    /** Wait before the first look-up; doubles up to the longest. */
    @WithDefault("250ms")
    Duration firstInterval();

    /** Longest wait between two look-ups. */
    @WithDefault("10s")
    Duration longestInterval();

    /** A person must look when the broker could not be asked for so long. */
    @WithDefault("15m")
    Duration reviewAfter();

    /** A person must look at the latest at this time of the exchange's day: the broker logs everybody out at 23:30. */
    @WithDefault("23:25")
    LocalTime reviewAt();
}
