package io.anumati.signal.service;

import java.time.Duration;
import java.util.Map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The cluster all topics live on. */
@ConfigMapping(prefix = "anumati.kafka")
public interface KafkaConfig {

    /** Addresses of the brokers, {@code host:port,…}. */
    String bootstrapServers();

    /** Partitions of every topic partitioned by user; must equal what the cluster has, or nothing is accepted. */
    int partitions();

    /** How long one question to the cluster may take. */
    @WithDefault("PT5S")
    Duration answerTimeout();

    /** How long a record may wait for its acknowledgement. */
    @WithDefault("PT30S")
    Duration deliveryTimeout();

    /** Further settings of every Kafka client by Kafka's own names, for example {@code security.protocol}. */
    Map<String, String> client();
}
