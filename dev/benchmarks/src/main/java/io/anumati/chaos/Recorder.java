package io.anumati.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import io.anumati.contracts.Event;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.OrderCommand.PlaceOrder;
import io.anumati.contracts.OrderEvent;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.Topic;
import io.anumati.contracts.UnreadableRecord;
import io.anumati.runner.demo.Ledger;

/** Reads commands and order events from Kafka, from the beginning until closed, also across the broker's restarts. */
final class Recorder implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Ledger ledger = new Ledger();
    private final Map<Integer, Map<Long, Integer>> published = new HashMap<>();
    private final Map<Integer, Long> otherwise = new TreeMap<>();
    private final Thread thread;

    Recorder(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false",
                "auto.offset.reset", "earliest"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = Thread.ofPlatform().name("recorder").daemon().start(this::run);
    }

    Ledger ledger() {
        return ledger;
    }

    /** Last sequence without a gap before it, by partition. */
    synchronized Map<Integer, Long> gapFreeUntil() {
        Map<Integer, Long> until = new TreeMap<>();
        published.forEach((partition, events) -> {
            long sequence = 0;
            while (events.containsKey(sequence + 1)) {
                sequence++;
            }
            until.put(partition, sequence);
        });
        return until;
    }

    /** Sequences that were published twice with different content, one per partition. */
    synchronized Map<Integer, Long> publishedOtherwise() {
        return Map.copyOf(otherwise);
    }

    private void run() {
        try (consumer) {
            List<TopicPartition> all = List.of(Topic.ORDER_COMMANDS, Topic.ORDER_EVENTS).stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::take);
            }
        } catch (WakeupException closed) {
            // close() asked for it
        }
    }

    private synchronized void take(ConsumerRecord<byte[], byte[]> incoming) {
        Optional<Event> event = readable(incoming);
        if (event.isEmpty()) {
            return;
        }
        if (event.get() instanceof PlaceOrder place) {
            ledger.take(place);
        }
        if (event.get() instanceof OrderEvent orderEvent) {
            ledger.countOrderEvent();
            Integer before = published.computeIfAbsent(incoming.partition(), _ -> new HashMap<>())
                    .putIfAbsent(orderEvent.sequence(), orderEvent.hashCode());
            if (before != null && before != orderEvent.hashCode()) {
                otherwise.put(incoming.partition(), orderEvent.sequence());
            }
            if (orderEvent instanceof OrderStepped step) {
                ledger.take(step);
            }
        }
    }

    private static Optional<Event> readable(ConsumerRecord<byte[], byte[]> incoming) {
        try {
            return EventCodec.read(incoming);
        } catch (UnreadableRecord unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
