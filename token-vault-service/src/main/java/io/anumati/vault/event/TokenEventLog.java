package io.anumati.vault.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.anumati.contracts.Cause;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.LastingProducer;
import io.anumati.contracts.TokenEvent;
import io.anumati.contracts.Topic;
import io.anumati.contracts.UserPartitioner;
import io.anumati.vault.request.VaultProblem;
import io.anumati.web.ServiceProblem;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Identifier;

/** Writes to {@code token-events} and returns only when Kafka has every record on all in-sync replicas. */
@ApplicationScoped
public class TokenEventLog {

    private static final String SOURCE = "/token-vault-service";

    private final LastingProducer producer;
    private final Duration confirmWithin;

    TokenEventLog(@Identifier("default-kafka-broker") Map<String, Object> kafka, TokenEventsConfig config) {
        this.confirmWithin = config.confirmWithin();
        Map<String, Object> settings = settings(kafka, confirmWithin);
        this.producer = new LastingProducer(() -> new KafkaProducer<>(settings));
    }

    /** @throws ServiceProblem {@code TOKEN_EVENTS_UNAVAILABLE} when not all are confirmed in time; some may still arrive */
    public void publish(List<? extends TokenEvent> events, Cause cause) {
        long deadline = System.nanoTime() + confirmWithin.toNanos();
        try {
            for (Future<RecordMetadata> confirmation : send(events, cause, deadline)) {
                await(confirmation, deadline);
            }
        } catch (ExecutionException | TimeoutException | KafkaException failure) {
            Log.warnf("token events not confirmed count=%d errorCode=%s", events.size(), kind(failure));
            throw new ServiceProblem(VaultProblem.TOKEN_EVENTS_UNAVAILABLE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ServiceProblem(VaultProblem.TOKEN_EVENTS_UNAVAILABLE);
        }
    }

    @PreDestroy
    void close() {
        producer.close(confirmWithin);
    }

    /** While the broker is unknown a send blocks and comes back failed: then the rest is not tried. */
    private List<Future<RecordMetadata>> send(List<? extends TokenEvent> events, Cause cause, long deadline)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<Future<RecordMetadata>> confirmations = new ArrayList<>(events.size());
        for (TokenEvent event : events) {
            EventEnvelope envelope = EventEnvelope.of(event, event.eventId(), SOURCE, event.at(), event.userId(), cause);
            Future<RecordMetadata> confirmation = producer
                    .send(EventCodec.record(Topic.TOKEN_EVENTS, event.userId(), event, envelope));
            if (confirmation.isDone()) {
                await(confirmation, deadline);
            }
            confirmations.add(confirmation);
        }
        return confirmations;
    }

    private static void await(Future<RecordMetadata> confirmation, long deadline)
            throws ExecutionException, InterruptedException, TimeoutException {
        confirmation.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private static String kind(Exception failure) {
        Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
        return cause.getClass().getSimpleName();
    }

    private static Map<String, Object> settings(Map<String, Object> kafka, Duration confirmWithin) {
        int limit = Math.toIntExact(confirmWithin.toMillis());
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "token-vault-service");
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, UserPartitioner.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, limit);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, limit);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limit);
        return settings;
    }
}
