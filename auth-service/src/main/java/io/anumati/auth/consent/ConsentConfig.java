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

    /** Bytes of a consent's parameters, names and values together. */
    @WithDefault("4096")
    int maxParameterBytes();

    /** Consents of one subscriber, withdrawn ones included: all of them travel in one event. */
    @WithDefault("200")
    int maxPerUser();

    /** Bytes of one subscriber's whole authority up to which new consents are taken; Kafka takes 1 MiB. */
    @WithDefault("262144")
    int maxAuthorityBytes();

    default Terms.Caps caps() {
        return new Terms.Caps(maxLots(), maxValidity(), maxParameterBytes());
    }

    default Room room() {
        return new Room(maxPerUser(), maxAuthorityBytes());
    }
}
