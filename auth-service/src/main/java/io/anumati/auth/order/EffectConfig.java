package io.anumati.auth.order;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long a stop is waited for. */
@ConfigMapping(prefix = "anumati.effect")
interface EffectConfig {

    /** How long a stop, withdrawal or kill waits until the owner of the user's orders has said that it is in force. */
    @WithDefault("PT10S")
    Duration answerWait();

    /** How often is looked meanwhile; any instance may have heard it. */
    @WithDefault("PT0.03S")
    Duration look();
}
