package io.anumati.executor.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.Topic;
import io.anumati.executor.journal.JournalRow;

/** A journal row as the record it is published as: always the same one. */
final class Records {

    private static final String SOURCE = "/order-executor-service";

    private Records() {
    }

    static ProducerRecord<byte[], byte[]> of(JournalRow row) {
        EventEnvelope envelope = new EventEnvelope(row.eventId(), SOURCE, row.type(), row.occurredAt(), row.userId(),
                EventEnvelope.SCHEMA_VERSION, row.cause().correlationId(), row.cause().causationId(),
                row.cause().traceparent());
        return new ProducerRecord<>(Topic.ORDER_EVENTS.topicName(), row.partition(), row.userId().getBytes(UTF_8),
                row.event().getBytes(UTF_8), envelope.toHeaders());
    }
}
