package io.anumati.executor.operator;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How outcomes are told to operators. */
@ConfigMapping(prefix = "anumati.executor.operator")
public interface OperatorConfig {

    /** Streams of outcomes that may be open at once. */
    @WithDefault("20")
    int streams();

    /** Outcomes that may wait for the client of one stream; a slower one is cut. */
    @WithDefault("1000")
    int streamBuffer();

    /** Latest outcomes that are kept for clients that come back. */
    @WithDefault("1000")
    int outcomesKept();

    /** A stream on which nothing happens carries a comment this often. */
    @WithDefault("10s")
    Duration heartbeat();

    /** A client that does not take an event within this time is disconnected. */
    @WithDefault("10s")
    Duration writeWithin();
}
