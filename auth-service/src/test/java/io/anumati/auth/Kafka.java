package io.anumati.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;

import io.anumati.contracts.Cause;
import io.anumati.contracts.Event;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.Topic;
import io.anumati.contracts.UserPartitioner;

/** What other services write and read. */
final class Kafka {

    private Kafka() {
    }

    static void publish(Topic topic, String key, Event event) {
        publish(EventCodec.record(topic, key, event, envelope(event)));
    }

    static EventEnvelope envelope(Event event) {
        return EventEnvelope.of(event, "test-" + System.nanoTime(), "/test", Instant.now(), "test", Cause.first("test"));
    }

    static void publish(ProducerRecord<byte[], byte[]> outgoing) {
        Map<String, Object> config = Map.of("bootstrap.servers", servers(), "partitioner.class",
                UserPartitioner.class.getName());
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(outgoing).get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Everything that lies in the topic now. */
    static List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(Map.<String, Object> of("bootstrap.servers", servers()),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** Events of this type of one subject, in order. */
    static <E extends Event> List<E> events(Topic topic, Class<E> type, String key) {
        return all(topic.topicName()).stream()
                .filter(incoming -> incoming.key() != null && new String(incoming.key()).equals(key))
                .map(incoming -> EventCodec.read(incoming).orElseThrow()).filter(type::isInstance).map(type::cast).toList();
    }

    private static String servers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
