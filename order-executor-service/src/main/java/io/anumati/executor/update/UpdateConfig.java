package io.anumati.executor.update;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a user's order book is read, and what hints that it should be. */
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

    /** How long the broker's book may lag behind before it counts as another than the journal. */
    @WithDefault("5s")
    Duration bookLag();

    /** Whether each connected user who trades today has a stream of order updates; without, the book is only asked. */
    @WithDefault("true")
    boolean streamEnabled();

    /** Wait before a broken stream is connected again; doubles, half of it chance. */
    @WithDefault("1s")
    Duration streamFirstWait();

    /** Longest wait before a broken stream is connected again. */
    @WithDefault("30s")
    Duration streamLongestWait();

    /** A stream of which nothing was heard for so long, not even an answer to a ping, counts as broken. */
    @WithDefault("30s")
    Duration streamSilence();
}
