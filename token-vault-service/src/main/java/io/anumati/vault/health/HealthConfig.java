package io.anumati.vault.health;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How readiness asks. */
@ConfigMapping(prefix = "anumati.readiness")
interface HealthConfig {

    /** A part that does not answer within this time is down. */
    @WithDefault("2S")
    Duration answerWithin();

    /** The identity provider's issuer, whose discovery document is read. */
    URI issuer();
}
