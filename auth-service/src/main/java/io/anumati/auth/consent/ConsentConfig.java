package io.anumati.auth.consent;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a consent may hold at most. */
@ConfigMapping(prefix = "anumati.consent")
interface ConsentConfig {

    /** Highest number of lots per signal lot. */
    @WithDefault("1000")
    int maxLots();

    /** Longest life of a consent (compliance section 2.2). */
    @WithDefault("P90D")
    Duration maxValidity();

    /** Consents of one subscriber, withdrawn ones included: all of them travel in one event. */
    @WithDefault("200")
    int maxPerUser();
}
