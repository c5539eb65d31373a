package io.anumati.signal.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.anumati.contracts.Event;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.EventJson;
import io.anumati.contracts.Topic;

/**
 * A record that waits in the outbox, complete: however often it is sent, it has the same event id.
 *
 * @param partition explicit partition, or null to let the key choose
 * @param key null only together with an explicit partition
 * @param value the event as JSON
 * @param envelope the {@link EventEnvelope} as JSON
 */
public record PendingRecord(String topic, Integer partition, String key, String value, String envelope) {

    private static final ObjectMapper JSON = EventJson.mapper();

    public static PendingRecord of(Topic topic, Integer partition, String key, Event event, EventEnvelope envelope) {
        try {
            return new PendingRecord(topic.topicName(), partition, key, new String(EventCodec.toJson(event), UTF_8),
                    JSON.writeValueAsString(envelope));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write an envelope", impossible);
        }
    }

    ProducerRecord<byte[], byte[]> toKafka() {
        try {
            byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
            return new ProducerRecord<>(topic, partition, keyBytes, value.getBytes(UTF_8),
                    JSON.readValue(envelope, EventEnvelope.class).toHeaders());
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("an outbox row holds no envelope", foreign);
        }
    }

    /** Records of one stream must not overtake each other; {@link OutboxTable} spells it in the same way. */
    String stream() {
        return topic + "/" + (partition == null ? "" : partition) + "/" + (key == null ? "" : key);
    }
}
