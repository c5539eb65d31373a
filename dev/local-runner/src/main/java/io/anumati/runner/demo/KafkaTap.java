package io.anumati.runner.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import io.anumati.contracts.Event;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.OrderCommand.ExitPosition;
import io.anumati.contracts.OrderCommand.PlaceOrder;
import io.anumati.contracts.OrderEvent;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.Topic;
import io.anumati.contracts.UnreadableRecord;

/** Reads commands and order events from Kafka into a {@link Ledger}, from the beginning, until closed. */
public final class KafkaTap implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Ledger ledger;
    private final Consumer<OrderEvent> listener;
    private final Thread thread;

    public KafkaTap(String bootstrapServers, Ledger ledger) {
        this(bootstrapServers, ledger, _ -> {
        });
    }

    /** @param listener hears of each order event, in the order of its partition, on the tap's thread */
    public KafkaTap(String bootstrapServers, Ledger ledger, Consumer<OrderEvent> listener) {
        this.ledger = ledger;
        this.listener = listener;
        this.consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false",
                "auto.offset.reset", "earliest"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = Thread.ofPlatform().name("kafka-tap").daemon().unstarted(this::run);
    }

    public KafkaTap start() {
        thread.start();
        return this;
    }

    private void run() {
        try (consumer) {
            List<TopicPartition> all = List.of(Topic.ORDER_COMMANDS, Topic.ORDER_EVENTS).stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::take);
            }
        } catch (WakeupException closed) {
            // close() asked for it
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> incoming) {
        Optional<Event> event = readable(incoming);
        if (event.isEmpty()) {
            return;
        }
        if (event.get() instanceof PlaceOrder place) {
            ledger.take(place.origin());
        }
        if (event.get() instanceof ExitPosition exit) {
            ledger.take(exit.origin());
        }
        if (event.get() instanceof OrderEvent orderEvent) {
            ledger.countOrderEvent();
            listener.accept(orderEvent);
            if (orderEvent instanceof OrderStepped step) {
                ledger.take(step);
            }
        }
    }

    /** Empty for what no service can read either: it is none of the events that are told apart here. */
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
