package io.anumati.audit.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import io.anumati.contracts.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

/** Starts and stops the thread that reads every topic and every dead-letter topic. */
@ApplicationScoped
class AuditIntake {

    private static final long STOP_MILLIS = 10_000;
    /** Nobody waits for a row: so many records are written at once as come within this time. */
    private static final int GATHER_MILLIS = 100;
    private static final int GATHER_BYTES = 64 << 10;

    private final IntakeLoop loop;
    private final KafkaClientMetrics metrics;
    private final Thread thread;

    AuditIntake(@Identifier("default-kafka-broker") Map<String, Object> broker, IntakeConfig config, Ledger ledger,
            IntakeState state, MeterRegistry registry) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties(broker, config));
        metrics = new KafkaClientMetrics(consumer);
        metrics.bindTo(registry);
        loop = new IntakeLoop(consumer, ledger, state, config.retryAfter());
        consumer.subscribe(topics(), loop);
        thread = new Thread(loop, "audit-intake");
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
        thread.join(STOP_MILLIS);
        metrics.close();
    }

    private static List<String> topics() {
        List<String> names = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            names.add(topic.topicName());
            names.add(topic.deadLetterName());
        }
        return names;
    }

    private static Map<String, Object> properties(Map<String, Object> broker, IntakeConfig config) {
        Map<String, Object> properties = new HashMap<>(broker);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batchSize());
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, GATHER_BYTES);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, GATHER_MILLIS);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) config.sessionTimeout().toMillis());
        properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, config.topicLookup().toMillis());
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return properties;
    }
}
