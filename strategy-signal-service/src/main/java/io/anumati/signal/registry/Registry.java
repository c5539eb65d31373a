package io.anumati.signal.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.Cause;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.StrategyEvent.StrategyPublished;
import io.anumati.contracts.Topic;
import io.anumati.signal.outbox.OutboxEntry;
import io.anumati.signal.outbox.PendingRecord;
import io.anumati.web.IdSource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Strategy versions and their events: both change in one transaction. */
@ApplicationScoped
class Registry {

    private final Clock clock;
    private final IdSource ids;

    Registry(Clock clock, IdSource ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** What became of a put. */
    record Outcome(Lifecycle.Decision decision, StrategyVersion version) {
    }

    @WithTransaction
    Uni<Outcome> put(String strategyId, String version, Lifecycle.Standing wanted, Cause cause) {
        String key = StrategyVersion.key(strategyId, version);
        return oneAtATime(key).chain(() -> StrategyVersion.<StrategyVersion> findById(key))
                .chain(found -> decide(found == null ? StrategyVersion.named(strategyId, version) : found, wanted, cause));
    }

    @WithSession
    Uni<List<StrategyVersion>> all() {
        return StrategyVersion.list("order by strategyId, version");
    }

    /** Also a version that has no row yet is put by one request at a time. */
    private static Uni<?> oneAtATime(String key) {
        return Panache.getSession().chain(session -> session
                .createNativeQuery("select count(pg_advisory_xact_lock(hashtextextended(:key, 0)))", Long.class)
                .setParameter("key", key).getSingleResult());
    }

    private Uni<Outcome> decide(StrategyVersion version, Lifecycle.Standing wanted, Cause cause) {
        Optional<Lifecycle.Standing> before = version.recordVersion == 0 ? Optional.empty() : Optional.of(version.standing());
        Lifecycle.Decision decision = Lifecycle.decide(before, wanted);
        return switch (decision) {
            case Lifecycle.Change _ -> save(version, wanted, cause).replaceWith(new Outcome(decision, version));
            case Lifecycle.Unchanged _ -> Uni.createFrom().item(new Outcome(decision, version));
            case Lifecycle.Denied _ -> Uni.createFrom().item(new Outcome(decision, version));
        };
    }

    private Uni<?> save(StrategyVersion version, Lifecycle.Standing wanted, Cause cause) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        version.take(wanted, now);
        StrategyPublished event = version.toEvent();
        EventEnvelope envelope = EventEnvelope.of(event, ids.next(), "/strategy-signal-service", now, version.strategyId,
                cause);
        return version.persist().chain(
                () -> OutboxEntry.add(PendingRecord.of(Topic.STRATEGIES, null, event.key(), event, envelope)));
    }
}
