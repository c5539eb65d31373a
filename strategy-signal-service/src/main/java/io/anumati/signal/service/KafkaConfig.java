package io.anumati.signal.service;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The cluster all topics live on; how it is reached, address and security, stands in {@code kafka.*} by Kafka's own names. */
@ConfigMapping(prefix = "anumati.kafka")
public interface KafkaConfig {

    /** Partitions of every topic partitioned by user; must equal what the cluster has, or nothing is accepted. */
    int partitions();

    /** How long one question to the cluster may take. */
    @WithDefault("PT5S")
    Duration answerTimeout();

    /** How long a record may wait for its acknowledgement. */
    @WithDefault("PT30S")
    Duration deliveryTimeout();
}
