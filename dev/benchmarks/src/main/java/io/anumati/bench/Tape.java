package io.anumati.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import io.anumati.contracts.Event;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.OrderCommand.PlaceOrder;
import io.anumati.contracts.OrderEvent.BrokerCall;
import io.anumati.contracts.OrderEvent.KillApplied;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.Topic;

/**
 * What {@code order-commands} and {@code order-events} say of the time since it was set. It is read after the measurement, so
 * that
 * reading costs nothing meanwhile.
 */
final class Tape {

    /** When a command passed each point, microseconds since 1970, 0 where it did not; the last attempt counts. */
    static final class Course {
        String signalId;
        String strategyId;
        long accepted;
        long written;
        long received;
        long queued;
        long intended;
        long sent;
        long answered;
    }

    /** @param version of the switch */
    record Applied(int partition, long version, long at) {
    }

    private final String bootstrapServers;
    private final Map<TopicPartition, Long> starts;
    private final Map<String, Course> courses = new HashMap<>();
    private final List<Applied> kills = new ArrayList<>();

    private Tape(String bootstrapServers, Map<TopicPartition, Long> starts) {
        this.bootstrapServers = bootstrapServers;
        this.starts = starts;
    }

    /** Begins here. */
    static Tape set(String bootstrapServers) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
            return new Tape(bootstrapServers, new HashMap<>(consumer.endOffsets(partitions(consumer))));
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return List.of(Topic.ORDER_COMMANDS, Topic.ORDER_EVENTS).stream()
                .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
        return new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false",
                "max.poll.records", "5000"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Commands written since; asks Kafka for offsets only. */
    long commands() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
            return consumer.endOffsets(starts.keySet()).entrySet().stream()
                    .filter(end -> end.getKey().topic().equals(Topic.ORDER_COMMANDS.topicName()))
                    .mapToLong(end -> end.getValue() - starts.get(end.getKey())).sum();
        }
    }

    /** Reads what there is since it was set. */
    Tape read() {
        each(this::take);
        return this;
    }

    /** The commands as records. */
    void eachCommand(Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        each(incoming -> {
            if (incoming.topic().equals(Topic.ORDER_COMMANDS.topicName())) {
                taker.accept(incoming);
            }
        });
    }

    private void each(Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
            consumer.assign(starts.keySet());
            starts.forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(starts.keySet());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(taker);
            }
        }
    }

    /** By command id. */
    Map<String, Course> courses() {
        return courses;
    }

    List<Applied> kills() {
        return kills;
    }

    private void take(ConsumerRecord<byte[], byte[]> incoming) {
        Event event = EventCodec.read(incoming).orElseThrow();
        switch (event) {
            case PlaceOrder place -> {
                Course course = course(place.origin().commandId());
                course.signalId = place.origin().signalId();
                course.strategyId = place.strategy().strategyId();
                course.accepted = micros(place.origin().signalAcceptedAt());
                course.written = incoming.timestamp() * 1000;
            }
            case OrderStepped step -> take(course(step.commandId()), step);
            case KillApplied applied ->
                kills.add(new Applied(applied.partition(), applied.version(), micros(applied.occurredAt())));
            default -> {
                // of no interest here
            }
        }
    }

    private Course course(String commandId) {
        return courses.computeIfAbsent(commandId, _ -> new Course());
    }

    private static void take(Course course, OrderStepped step) {
        long at = micros(step.occurredAt());
        switch (step.detail()) {
            case OrderStep.Received _ -> course.received = at;
            case OrderStep.Queued _ -> course.queued = at;
            case OrderStep.Intent _ -> course.intended = at;
            case OrderStep.Acknowledged acknowledged -> called(course, acknowledged.call());
            default -> {
                // a later state
            }
        }
    }

    private static void called(Course course, BrokerCall call) {
        if (call != null && call.sentAt() != null && call.answeredAt() != null) {
            course.sent = micros(call.sentAt());
            course.answered = micros(call.answeredAt());
        }
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
