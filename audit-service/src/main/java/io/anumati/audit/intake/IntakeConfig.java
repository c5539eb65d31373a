package io.anumati.audit.intake;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How records are read. */
@ConfigMapping(prefix = "anumati.audit.intake")
public interface IntakeConfig {

    /** The consumer group; instances of one log share it. */
    @WithDefault("audit-service")
    String group();

    /** Most records of one transaction. */
    @WithDefault("2000")
    int batchSize();

    /** Wait before a failed batch is tried again. */
    @WithDefault("PT1S")
    Duration retryAfter();

    /** How soon another instance takes over the partitions of one that died. */
    @WithDefault("PT10S")
    Duration sessionTimeout();

    /** How soon a topic that did not exist at start is noticed. */
    @WithDefault("PT10S")
    Duration topicLookup();
}
