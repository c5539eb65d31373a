package io.anumati.executor.warm;

import java.time.Duration;
import java.time.LocalTime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When connections to the broker are opened before there is anything to send. */
@ConfigMapping(prefix = "anumati.executor.warm")
public interface WarmConfig {

    /** Of each weekday, Indian time. */
    @WithDefault("09:00")
    LocalTime from();

    /** The market opens; from here on orders keep what they use. */
    @WithDefault("09:15")
    LocalTime until();

    /** Between two rounds; less than broker.idle, or connections end between them. */
    @WithDefault("15s")
    Duration each();

    /** Connections of a route. */
    @WithDefault("2")
    int connections();
}
