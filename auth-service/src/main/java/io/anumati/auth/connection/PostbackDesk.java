package io.anumati.auth.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

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

    private static final Duration PATH_KNOWN = Duration.ofMinutes(1);
    private static final int MOST_PATHS = 100_000;

    private final Cache<String, String> usersByPath = Caffeine.newBuilder().expireAfterWrite(PATH_KNOWN)
            .maximumSize(MOST_PATHS).build();
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
        Optional<String> userId = userOf(Hashes.sha256(path.value()));
        if (userId.isEmpty()) {
            refusals.record(Refusals.Source.POSTBACK, null, "UNKNOWN_PATH");
            return;
        }
        try {
            PostbackBody.parse(body).ifPresent(update -> publish(userId.get(), update.order(), cause));
        } catch (UnreadableBody unreadable) {
            refusals.record(Refusals.Source.POSTBACK, userId.get(), "UNREADABLE");
        }
    }

    /** Each order has several postbacks. A path that was replaced goes on for a minute, for hints of the same user. */
    private Optional<String> userOf(String pathHash) {
        return Optional.ofNullable(usersByPath.getIfPresent(pathHash)).or(() -> {
            Optional<BrokerApp> app = transactions.run(() -> BrokerApp.withPostback(pathHash));
            app.ifPresent(known -> usersByPath.put(pathHash, known.userId));
            return app.map(known -> known.userId);
        });
    }

    private void publish(String userId, BookOrder order, Cause cause) {
        Instant now = clock.instant();
        OrderUpdateHinted hint = new OrderUpdateHinted(userId, Source.POSTBACK, order.orderId(), order.tag(), order.status(),
                order.filledQuantity(), order.averagePrice(), now);
        EventEnvelope envelope = EventEnvelope.of(hint, ids.next("evt"), Outbox.SOURCE, now, userId, cause);
        producer.send(EventCodec.record(Topic.BROKER_UPDATES, userId, hint, envelope)).join();
    }
}
