package io.anumati.auth.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.Cause;
import io.anumati.contracts.Event;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.Topic;
import io.anumati.web.IdSource;
import io.smallrye.mutiny.Uni;

/** Where events are put in the transaction of the change they tell of. */
@ApplicationScoped
public class Outbox {

    /** This service as the source of its events. */
    public static final String SOURCE = "/auth-service";

    private final IdSource ids;
    private final Clock clock;

    Outbox(IdSource ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** The event id is made here, once: publishing again repeats it. */
    public Uni<Void> append(Topic topic, String key, Event event, String subject, Cause cause) {
        OutboxRow row = new OutboxRow();
        row.topic = topic.topicName();
        row.recordKey = key;
        row.payload = new String(EventCodec.toJson(event), UTF_8);
        row.envelope = EnvelopeText
                .write(EventEnvelope.of(event, ids.next("evt"), SOURCE, clock.instant(), subject, cause));
        return row.persist().replaceWithVoid();
    }
}
