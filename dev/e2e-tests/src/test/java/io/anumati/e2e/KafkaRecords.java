package io.anumati.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.anumati.contracts.Partitions;
import io.anumati.runner.stack.LocalStack;
import io.anumati.testkit.KafkaTopics;

/** Records as bytes, past every service and codec. */
final class KafkaRecords {

    private KafkaRecords() {
    }

    /** Everything on these topics until now. */
    static List<ConsumerRecord<byte[], byte[]>> of(LocalStack stack, Collection<String> topics) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(stack)) {
            List<TopicPartition> all = topics.stream().flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /** Names of all topics, those of the broker's own use too. */
    static Set<String> topics(LocalStack stack) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(stack)) {
            return consumer.listTopics().keySet();
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(LocalStack stack) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.kafka().bootstrapServers(), "enable.auto.commit", "false",
                        "exclude.internal.topics", "false"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A topic of one partition that no service knows. */
    static void create(LocalStack stack, String topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafka().bootstrapServers()))) {
            KafkaTopics.create(admin, List.of(new NewTopic(topic, 1, (short) 1)));
        } catch (ExecutionException cause) {
            throw new IllegalStateException(cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /**
     * Puts the value into each partition.
     *
     * @return its offset by partition
     */
    static Map<Integer, Long> put(LocalStack stack, String topic, byte[] value) {
        Map<Integer, Long> offsets = new LinkedHashMap<>();
        try (KafkaProducer<byte[], byte[]> producer = producer(stack)) {
            int partitions = producer.partitionsFor(topic).size();
            for (int partition = 0; partition < partitions; partition++) {
                offsets.put(partition, send(producer, new ProducerRecord<>(topic, partition, null, value)));
            }
        }
        return offsets;
    }

    /** Puts the value under this key into the partition of this key. */
    static void put(LocalStack stack, String topic, String key, byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer = producer(stack)) {
            int partition = Partitions.of(key, producer.partitionsFor(topic).size());
            send(producer, new ProducerRecord<>(topic, partition, key.getBytes(StandardCharsets.UTF_8), value));
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(LocalStack stack) {
        return new KafkaProducer<>(Map.of("bootstrap.servers", stack.kafka().bootstrapServers()), new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static long send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> outgoing) {
        try {
            return producer.send(outgoing).get().offset();
        } catch (ExecutionException cause) {
            throw new IllegalStateException(cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
