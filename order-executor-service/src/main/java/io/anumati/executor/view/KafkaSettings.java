package io.anumati.executor.view;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.anumati.contracts.Topic;
import io.anumati.contracts.UserPartitioner;
import io.anumati.executor.lane.LaneConfig;
import io.smallrye.common.annotation.Identifier;

/**
 * How this service speaks to Kafka: every {@code kafka.*} setting, security too, and over them what it must have its own way.
 */
@ApplicationScoped
public class KafkaSettings {

    static final String GROUP = "order-executor-service";

    private static final int ANSWER_SECONDS = 5;

    private final Map<String, Object> given;
    private final LaneConfig config;

    KafkaSettings(@Identifier("default-kafka-broker") Map<String, Object> given, LaneConfig config) {
        this.given = given;
        this.config = config;
    }

    /** Reads whole partitions; joins no group. */
    public Map<String, Object> reader() {
        Map<String, Object> settings = new HashMap<>(given);
        // Quarkus names one for everybody; with it a reader would commit for the group.
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, config.instanceId() + "-reader");
        return settings;
    }

    /** Gathers for a moment: a user's book is read once for all hints of a second. */
    public Map<String, Object> hints() {
        Map<String, Object> settings = reader();
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 16 << 10);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        return settings;
    }

    /** Reads on from what the driving group has committed; joins no group and commits nothing. */
    public Map<String, Object> lookAhead() {
        Map<String, Object> settings = reader();
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, config.instanceId() + "-look-ahead");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        return settings;
    }

    /** How many partitions the cluster gives a topic. */
    public int partitionsOf(Topic topic) throws ExecutionException, InterruptedException, TimeoutException {
        Admin admin = Admin.create(reader());
        try {
            return admin.describeTopics(List.of(topic.topicName())).allTopicNames().get(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .get(topic.topicName()).partitions().size();
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    /**
     * A static member: killed, it comes back to its partitions within the session time; stopped in order, it gives them back.
     */
    public Map<String, Object> driving() {
        Map<String, Object> settings = new HashMap<>(given);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.instanceId());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, config.instanceId());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1500);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1000);
        return settings;
    }

    public Map<String, Object> producer() {
        Map<String, Object> settings = new HashMap<>(given);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, config.instanceId());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, UserPartitioner.class.getName());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        return settings;
    }
}
