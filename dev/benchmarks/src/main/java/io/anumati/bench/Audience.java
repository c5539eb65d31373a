package io.anumati.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.anumati.contracts.AuthorityEvent.Activation;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Inputs;
import io.anumati.contracts.AuthorityEvent.Limits;
import io.anumati.contracts.Cause;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.Topic;
import io.anumati.contracts.UserPartitioner;

/** Active subscribers of one strategy as records in {@code authorizations}: the fan-out needs no more of them. */
final class Audience {

    private Audience() {
    }

    static void write(String bootstrapServers, String strategyId, int users) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers,
                "partitioner.class", UserPartitioner.class.getName()), new ByteArraySerializer(), new ByteArraySerializer())) {
            Instant now = Instant.now();
            for (int number = 1; number <= users; number++) {
                AuthorityChanged authority = authority("f-%06d".formatted(number), strategyId, now);
                producer.send(EventCodec.record(Topic.AUTHORIZATIONS, authority.userId(), authority,
                        EventEnvelope.of(authority, UUID.randomUUID().toString(), "/bench", now, authority.userId(),
                                Cause.first(UUID.randomUUID().toString()))));
            }
            producer.flush();
        }
    }

    private static AuthorityChanged authority(String userId, String strategyId, Instant now) {
        Activation activation = new Activation("act-" + userId, LocalDate.ofInstant(now, ZoneId.of("Asia/Kolkata")),
                now.minusSeconds(60), now.plusSeconds(36_000), null);
        Authorisation authorisation = new Authorisation("auth-" + userId, strategyId, "1", "hash", now.minusSeconds(120), null,
                1, new Inputs(1, BigDecimal.ONE, Map.of()), new Limits(new BigDecimal("250000.00"), 1000, 1000), false, null,
                activation);
        return new AuthorityChanged(userId, 1, now, null, null, List.of(authorisation));
    }
}
