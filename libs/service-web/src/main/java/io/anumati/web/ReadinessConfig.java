package io.anumati.web;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How readiness asks. */
@ConfigMapping(prefix = "anumati.readiness")
public interface ReadinessConfig {

    /** A part that does not answer within this time is down. */
    @WithDefault("2S")
    Duration answerWithin();
}
