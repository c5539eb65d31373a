package io.anumati.executor.update;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a user's order book is read. */
@ConfigMapping(prefix = "anumati.executor.update")
public interface UpdateConfig {

    /** Time between two reads of one user's book, at least. */
    @WithDefault("1s")
    Duration leastInterval();

    /** Orders without news for so long are read without a hint; the wait doubles while reads bring nothing. */
    @WithDefault("2s")
    Duration silentAfter();

    /** Longest time without a read while an order is at the broker. */
    @WithDefault("15s")
    Duration longestSilence();

    /** A person must look at an order of an earlier day when the book could not be read for so long after its call. */
    @WithDefault("72h")
    Duration reviewAfter();
}
