package io.anumati.auth.connection;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How users get connected. */
@ConfigMapping(prefix = "anumati.connection")
public interface ConnectionConfig {

    /** Life of a started sign-in; at most ten minutes (compliance rule B3). */
    @WithDefault("PT10M")
    Duration stateLife();

    /** How long to wait before a doubted session is looked at again when the broker could not say. */
    @WithDefault("PT5S")
    Duration doubtRetry();

    /** Doubted sessions looked at at the same time. */
    @WithDefault("50")
    int doubtWorkers();

    /** Webhook calls of one path within a minute; more are dropped unread. */
    @WithDefault("6000")
    int hookCallsPerMinute();

    /** Notifier calls of one known path worked on at the same time; more are dropped. */
    @WithDefault("8")
    int notifierWorkers();
}
