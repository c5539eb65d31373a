package io.anumati.bench;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.anumati.contracts.Cause;
import io.anumati.contracts.ControlEvent.KillScope;
import io.anumati.contracts.ControlEvent.KillState;
import io.anumati.contracts.ControlEvent.KillSwitchChanged;
import io.anumati.contracts.ControlEvent.ScopeType;
import io.anumati.contracts.ControlEvent.Trigger;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.Topic;

/** The platform's kill switch, as a record in {@code controls}. */
final class Switch implements AutoCloseable {

    private static final KillScope PLATFORM = new KillScope(ScopeType.PLATFORM, "*");

    private final KafkaProducer<byte[], byte[]> producer;
    private long version;

    Switch(String bootstrapServers) {
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "0"),
                new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** @return just before the record was sent, and its version */
    Toggle on() {
        return put(KillState.ON);
    }

    Toggle off() {
        return put(KillState.OFF);
    }

    record Toggle(long version, Instant at) {
    }

    private Toggle put(KillState state) {
        Instant now = Instant.now();
        KillSwitchChanged event = new KillSwitchChanged(PLATFORM, ++version, state, Trigger.STAFF, "bench", now, "benchmark");
        EventEnvelope envelope = EventEnvelope.of(event, UUID.randomUUID().toString(), "/bench", now, PLATFORM.key(),
                Cause.first(UUID.randomUUID().toString()));
        try {
            producer.send(EventCodec.record(Topic.CONTROLS, PLATFORM.key(), event, envelope)).get();
            return new Toggle(version, now);
        } catch (ExecutionException cause) {
            throw new IllegalStateException(cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
