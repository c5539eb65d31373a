package io.anumati.signal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.anumati.contracts.AuthorityEvent.Activation;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Inputs;
import io.anumati.contracts.AuthorityEvent.Limits;
import io.anumati.contracts.Cause;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.Topic;
import io.anumati.contracts.TradingDay;

/** Authorities as auth-service publishes them. */
public final class Authorities {

    private Authorities() {
    }

    public static AuthorityChanged of(String userId, long version, Authorisation... authorisations) {
        return new AuthorityChanged(userId, version, Instant.EPOCH, null, null, List.of(authorisations));
    }

    /** A standing consent to this strategy version, with id {@code a-<user>}. */
    public static Authorisation consent(String userId, String strategyId, String version, Activation activation) {
        return new Authorisation("a-" + userId, strategyId, version, "hash", Instant.EPOCH, null, 1,
                new Inputs(1, BigDecimal.ONE, Map.of()), new Limits(BigDecimal.TEN, 10, 10), false, null, activation);
    }

    public static Activation activated(Instant at) {
        return new Activation("act", TradingDay.of(at), at, at.plusSeconds(6 * 3600), null);
    }

    public static ProducerRecord<byte[], byte[]> toRecord(AuthorityChanged authority) {
        return EventCodec.record(Topic.AUTHORIZATIONS, authority.userId(), authority,
                EventEnvelope.of(authority, authority.userId() + "-" + authority.version(), "/auth-service",
                        authority.changedAt(), authority.userId(), Cause.first("test")));
    }
}
