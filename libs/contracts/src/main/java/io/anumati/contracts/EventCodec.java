package io.anumati.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The one way between events and Kafka records: JSON data, CloudEvents headers, keys as UTF-8. */
public final class EventCodec {

    private static final ObjectMapper JSON = EventJson.mapper();

    private EventCodec() {
    }

    /** A record for the key's partition. */
    public static ProducerRecord<byte[], byte[]> record(Topic topic, String key, Event event, EventEnvelope envelope) {
        return record(topic, null, key, event, envelope);
    }

    /**
     * @param partition explicit partition, or null to let {@link UserPartitioner} choose by key
     * @param key null only together with an explicit partition
     */
    public static ProducerRecord<byte[], byte[]> record(Topic topic, Integer partition, String key, Event event,
            EventEnvelope envelope) {
        requireOwnTopic(topic, event);
        byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
        return new ProducerRecord<>(topic.topicName(), partition, keyBytes, toJson(event), envelope.toHeaders());
    }

    public static byte[] toJson(Event event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + event.getClass().getSimpleName(), impossible);
        }
    }

    /**
     * @return the event, or empty for a tombstone
     * @throws UnreadableRecord for anything that is no event of the record's topic
     */
    public static Optional<Event> read(ConsumerRecord<byte[], byte[]> incoming) {
        return incoming.value() == null ? Optional.empty()
                : Optional.of(read(Topic.named(incoming.topic()), incoming.value()));
    }

    /** @throws UnreadableRecord for bytes that are no event of this topic */
    public static Event read(Topic topic, byte[] json) {
        try {
            Event event = JSON.readValue(json, topic.eventType());
            if (event == null) {
                throw new UnreadableRecord("a %s record holds null".formatted(topic.topicName()));
            }
            return event;
        } catch (IOException | IllegalArgumentException cause) {
            throw new UnreadableRecord("no %s event: %s".formatted(topic.topicName(), firstLine(cause)), cause);
        }
    }

    private static String firstLine(Exception cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.getClass().getSimpleName());
    }

    private static void requireOwnTopic(Topic topic, Event event) {
        if (!topic.eventType().isInstance(event)) {
            throw new IllegalArgumentException("%s does not belong on %s".formatted(event.getClass().getSimpleName(), topic));
        }
    }
}
