package io.anumati.vault.token;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How tokens are taken in and handed out. */
@ConfigMapping(prefix = "anumati.lease")
interface LeaseConfig {

    /** A lease ends after this time; more than 60 s counts as 60 s. */
    @WithDefault("60S")
    Duration duration();

    /** So far past 03:30 in India a day token's stated expiry may lie; it still ends at 03:30. */
    @WithDefault("5M")
    Duration dayEndTolerance();
}
