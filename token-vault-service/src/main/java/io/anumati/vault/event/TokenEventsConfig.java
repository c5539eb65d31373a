package io.anumati.vault.event;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How token events are published. */
@ConfigMapping(prefix = "anumati.token-events")
interface TokenEventsConfig {

    /** Within this time Kafka must have confirmed an event, or the request is refused; at least 1 s. */
    @WithDefault("3S")
    Duration confirmWithin();
}
