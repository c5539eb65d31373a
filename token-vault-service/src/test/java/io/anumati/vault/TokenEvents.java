package io.anumati.vault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import io.anumati.contracts.EventCodec;
import io.anumati.contracts.TokenEvent;
import io.anumati.contracts.Topic;

/** Reads the topic from its start to where it ends now. */
public final class TokenEvents {

    private final String bootstrapServers;

    public TokenEvents(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    public List<TokenEvent> of(String userId) {
        return records().stream().map(event -> (TokenEvent) EventCodec.read(event).orElseThrow())
                .filter(event -> event.userId().equals(userId)).toList();
    }

    public List<ConsumerRecord<byte[], byte[]>> records() {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "key.deserializer",
                ByteArrayDeserializer.class, "value.deserializer", ByteArrayDeserializer.class, "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.TOKEN_EVENTS.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }
}
