package io.anumati.signal.intake;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How signals are taken. */
@ConfigMapping(prefix = "anumati.intake")
public interface IntakeConfig {

    /** How long an answer waits for the copies to be acknowledged; after that it goes out and the copies are relayed later. */
    @WithDefault("PT2S")
    Duration copiesWait();
}
