package io.anumati.auth.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.anumati.contracts.LastingProducer;
import io.anumati.contracts.UserPartitioner;
import io.smallrye.common.annotation.Identifier;

/** The service's one producer: acknowledged by all in-sync replicas, idempotent, users to their partitions. */
@ApplicationScoped
public class EventProducer {

    private final LastingProducer producer;

    EventProducer(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(Map.of(ProducerConfig.CLIENT_ID_CONFIG, "auth-service", ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true, ProducerConfig.LINGER_MS_CONFIG, 5,
                // Short enough that a caller is told in time; the outbox tries again anyway.
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4000, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 8000, ProducerConfig.PARTITIONER_CLASS_CONFIG,
                UserPartitioner.class.getName()));
        producer = new LastingProducer(
                () -> new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /** @return completes when the broker has acknowledged the record, or with what went wrong */
    public CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> outgoing) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        try {
            producer.send(outgoing, (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException refused) {
            acknowledged.completeExceptionally(refused);
        }
        return acknowledged;
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
