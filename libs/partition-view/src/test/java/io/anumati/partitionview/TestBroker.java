package io.anumati.partitionview;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.anumati.testkit.KafkaNode;
import io.anumati.testkit.KafkaTopics;

/** A real broker, and records a person can read: value {@code version:text}, {@code bad}, {@code skip}, key {@code #beat}. */
final class TestBroker implements AutoCloseable {

    private final KafkaNode node = KafkaNode.start();
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", node.bootstrapServers()));
    private final Producer<byte[], byte[]> producer = producer(Map.of());
    private final Queue<Future<RecordMetadata>> sent = new ConcurrentLinkedQueue<>();

    Producer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(
                Map.of("bootstrap.servers", node.bootstrapServers(), "acks", "all"));
        config.putAll(more);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    Map<String, Object> consumerConfig() {
        return Map.of("bootstrap.servers", node.bootstrapServers());
    }

    Map<String, Object> groupConfig(String group) {
        return Map.of("bootstrap.servers", node.bootstrapServers(), "group.id", group, "auto.offset.reset", "earliest",
                "session.timeout.ms", 6000, "heartbeat.interval.ms", 300);
    }

    String topic(int partitions) {
        return now(() -> {
            String name = "t-" + UUID.randomUUID();
            KafkaTopics.create(admin, Set.of(new NewTopic(name, partitions, (short) 1)));
            return name;
        });
    }

    Future<RecordMetadata> send(String topic, int partition, String key, String value) {
        Future<RecordMetadata> outcome = producer.send(outgoing(topic, partition, key, value));
        sent.add(outcome);
        return outcome;
    }

    static ProducerRecord<byte[], byte[]> outgoing(String topic, int partition, String key, String value) {
        return new ProducerRecord<>(topic, partition, key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8));
    }

    void put(String topic, int partition, String key, String value) {
        now(() -> send(topic, partition, key, value).get());
    }

    /** Returns when the broker has taken all that was sent. */
    void flush() {
        for (Future<RecordMetadata> outcome = sent.poll(); outcome != null; outcome = sent.poll()) {
            now(outcome::get);
        }
    }

    long end(String topic, int partition) {
        TopicPartition at = new TopicPartition(topic, partition);
        return now(() -> admin.listOffsets(Map.of(at, OffsetSpec.latest())).partitionResult(at).get().offset());
    }

    /** @return -1 while nothing is committed */
    long committed(String group, String topic, int partition) {
        return now(() -> {
            var offset = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get()
                    .get(new TopicPartition(topic, partition));
            return offset == null ? -1L : offset.offset();
        });
    }

    static ViewRecord<String> read(ConsumerRecord<byte[], byte[]> incoming) {
        String key = new String(incoming.key(), UTF_8);
        if (incoming.value() == null) {
            return new ViewRecord.Remove<>(key);
        }
        String value = new String(incoming.value(), UTF_8);
        if (key.equals("#beat")) {
            return new ViewRecord.Heartbeat<>(Instant.parse(value));
        }
        if (value.equals("skip")) {
            return new ViewRecord.Skip<>();
        }
        String[] parts = value.split(":", 2);
        return new ViewRecord.Put<>(key, Long.parseLong(parts[0]), parts[1]);
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
        node.close();
    }

    private interface Question<T> {

        T ask() throws ExecutionException, InterruptedException;
    }

    private static <T> T now(Question<T> question) {
        try {
            return question.ask();
        } catch (ExecutionException | InterruptedException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
