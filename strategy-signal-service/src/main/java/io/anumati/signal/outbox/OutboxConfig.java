package io.anumati.signal.outbox;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How rows leave the outbox. */
@ConfigMapping(prefix = "anumati.outbox")
public interface OutboxConfig {

    /** How often the relay looks for rows when nobody tells it of new ones (another instance's, or left over by a crash). */
    @WithDefault("PT0.5S")
    Duration pollEvery();

    /** Most rows sent in one transaction. */
    @WithDefault("1000")
    int batch();

    /** A relay frozen for so long loses its lock to another; longer than a delivery to Kafka may take. */
    @WithDefault("PT60S")
    Duration frozenAfter();

    /** How long published rows are kept. */
    @WithDefault("P7D")
    Duration keep();

    /** Readiness is down while a row has been waiting longer than this. */
    @WithDefault("PT10S")
    Duration lagAllowed();
}
