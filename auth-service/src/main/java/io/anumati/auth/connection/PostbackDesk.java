package io.anumati.auth.connection;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.auth.outbox.EventProducer;
import io.anumati.auth.outbox.Outbox;
import io.anumati.auth.secret.Hashes;
import io.anumati.auth.secret.Secret;
import io.anumati.auth.store.Transactions;
import io.anumati.contracts.BrokerUpdate.OrderUpdateHinted;
import io.anumati.contracts.BrokerUpdate.Source;
import io.anumati.contracts.Cause;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.Topic;
import io.anumati.upstox.BookOrder;
import io.anumati.upstox.PostbackBody;
import io.anumati.upstox.UnreadableBody;
import io.anumati.web.IdSource;

/** Turns a postback into a hint. The path says whose it is; what it claims is never believed, only looked up. */
@ApplicationScoped
class PostbackDesk {

    private final Transactions transactions;
    private final EventProducer producer;
    private final Refusals refusals;
    private final IdSource ids;
    private final Clock clock;

    PostbackDesk(Transactions transactions, EventProducer producer, Refusals refusals, IdSource ids, Clock clock) {
        this.transactions = transactions;
        this.producer = producer;
        this.refusals = refusals;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Returns when the hint is acknowledged by Kafka, or there was none. @throws RuntimeException when Kafka did not take it
     */
    void take(Secret path, byte[] body, Cause cause) {
        Optional<BrokerApp> app = transactions.run(() -> BrokerApp.withPostback(Hashes.sha256(path.value())));
        if (app.isEmpty()) {
            refusals.record(Refusals.Source.POSTBACK, null, "UNKNOWN_PATH");
            return;
        }
        try {
            PostbackBody.parse(body).ifPresent(update -> publish(app.get().userId, update.order(), cause));
        } catch (UnreadableBody unreadable) {
            refusals.record(Refusals.Source.POSTBACK, app.get().userId, "UNREADABLE");
        }
    }

    private void publish(String userId, BookOrder order, Cause cause) {
        Instant now = clock.instant();
        OrderUpdateHinted hint = new OrderUpdateHinted(userId, Source.POSTBACK, order.orderId(), order.tag(), order.status(),
                order.filledQuantity(), order.averagePrice(), now);
        EventEnvelope envelope = EventEnvelope.of(hint, ids.next("evt"), Outbox.SOURCE, now, userId, cause);
        producer.send(EventCodec.record(Topic.BROKER_UPDATES, userId, hint, envelope)).join();
    }
}
