package io.anumati.executor.guard;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When calls are no longer made because the broker does not answer as it should. */
@ConfigMapping(prefix = "anumati.executor.guard")
public interface GuardConfig {

    /** Entries of one user wait when so many of his last calls have been looked at and enough of them failed. */
    @WithDefault("6")
    int userCalls();

    /** Entries of everybody wait when so many users' calls have been looked at and enough of them failed. */
    @WithDefault("12")
    int brokerUsers();

    /** The share of failures that is enough. */
    @WithDefault("0.5")
    double failureRatio();

    /** Then entries wait so long, until a single call tries. */
    @WithDefault("5s")
    Duration delay();

    /**
     * Entries of all users together that may be under way at once, from intent to result, at most; further ones wait before
     * their intent. {@link Allowance} says how many of these it is at the moment.
     */
    @WithDefault("500")
    int callsAtOnce();

    /** Order books of all users together that may be read at once, at most, as {@link #callsAtOnce}. */
    @WithDefault("100")
    int readsAtOnce();
}
