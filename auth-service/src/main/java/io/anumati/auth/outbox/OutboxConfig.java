package io.anumati.auth.outbox;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How events leave. */
@ConfigMapping(prefix = "anumati.outbox")
public interface OutboxConfig {

    /** How often the outbox is looked at when nobody says that there is something. */
    @WithDefault("PT0.5S")
    Duration poll();

    /** How long an API call waits for its event to be published. */
    @WithDefault("PT10S")
    Duration answerWait();

    /** Events sent in one transaction. */
    @WithDefault("500")
    int batch();

    /** Age of an unpublished event from which no heartbeat goes out any more: views would not be fresh. */
    @WithDefault("PT3S")
    Duration staleAfter();

    /** Time between two heartbeats. */
    @WithDefault("PT1S")
    Duration heartbeat();

    /** Published rows are kept that long, for people who look. */
    @WithDefault("P1D")
    Duration keepPublished();
}
