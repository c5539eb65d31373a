package io.anumati.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.anumati.contracts.AuthorityEvent;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.Cause;
import io.anumati.contracts.Event;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.TokenEvent;
import io.anumati.contracts.Topic;
import io.anumati.contracts.UserPartitioner;

/** Publishes as the services do. */
public final class Publisher implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;

    public Publisher(String bootstrapServers) {
        producer = new KafkaProducer<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class,
                ProducerConfig.PARTITIONER_CLASS_CONFIG, UserPartitioner.class, ProducerConfig.LINGER_MS_CONFIG, 0));
    }

    public RecordMetadata publish(Topic topic, String key, Event event) {
        EventEnvelope envelope = EventEnvelope.of(event, UUID.randomUUID().toString(), "/test", Instant.now(), key,
                Cause.first("test"));
        return send(EventCodec.record(topic, key, event, envelope));
    }

    public RecordMetadata publish(Topic topic, int partition, String key, Event event) {
        EventEnvelope envelope = EventEnvelope.of(event, UUID.randomUUID().toString(), "/test", Instant.now(), key,
                Cause.first("test"));
        return send(EventCodec.record(topic, partition, key, event, envelope));
    }

    public RecordMetadata raw(String topic, int partition, String key, String value) {
        return send(new ProducerRecord<>(topic, partition, key.getBytes(UTF_8), value.getBytes(UTF_8)));
    }

    private RecordMetadata send(ProducerRecord<byte[], byte[]> outgoing) {
        try {
            return producer.send(outgoing).get();
        } catch (Exception cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** Many at once; {@link #flush()} waits for them. */
    public void sendLease(String userId) {
        TokenEvent lease = lease(userId);
        producer.send(EventCodec.record(Topic.TOKEN_EVENTS, userId, lease,
                EventEnvelope.of(lease, UUID.randomUUID().toString(), "/test", Instant.now(), userId, Cause.first("test"))));
    }

    public void flush() {
        producer.flush();
    }

    public static TokenEvent lease(String userId) {
        return new TokenEvent.TokenLeased(UUID.randomUUID().toString(), userId, new TokenEvent.Fingerprint("h", "k:v1"),
                TokenEvent.Purpose.PLACE, new TokenEvent.Caller("order-executor-service", "host"), Instant.now(),
                Instant.now());
    }

    public static AuthorityEvent authority(String userId, String brokerUserId) {
        AuthorityEvent.Connection connection = new AuthorityEvent.Connection("c-1", "UPSTOX", brokerUserId, "app-1",
                AuthorityEvent.ConnectionState.CONNECTED, "f", Instant.now(), Instant.now());
        AuthorityEvent.Authorisation authorisation = new AuthorityEvent.Authorisation("a-1", "s", "1", "hash", Instant.now(),
                null, 1, new AuthorityEvent.Inputs(1, BigDecimal.ONE, Map.of()),
                new AuthorityEvent.Limits(BigDecimal.TEN, 1, 1), false, null, null);
        return new AuthorityChanged(userId, 1, Instant.now(), connection, null, List.of(authorisation));
    }

    @Override
    public void close() {
        producer.close();
    }
}
