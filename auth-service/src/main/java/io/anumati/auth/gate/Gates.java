package io.anumati.auth.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;

import io.anumati.auth.outbox.Outbox;
import io.anumati.auth.outbox.OutboxRelay;
import io.anumati.auth.secret.Hashes;
import io.anumati.auth.store.Transactions;
import io.anumati.contracts.Cause;
import io.anumati.contracts.GateEvent;
import io.anumati.contracts.GateEvent.Evidence;
import io.anumati.contracts.GateEvent.GateChanged;
import io.anumati.contracts.Topic;
import io.anumati.web.IdSource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Gates and their evidence. In PAPER they stand open by simulator-only evidence, which counts nowhere else. */
@ApplicationScoped
public class Gates {

    private static final List<String> KNOWN = List.of(GateEvent.PER_SIGNAL_CONFIRM_OFF, GateEvent.PUSH_TOKEN_FLOW);
    private static final Duration EVIDENCE_LIFE = Duration.ofDays(365);
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);

    private final Transactions transactions;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final GateConfig config;
    private final IdSource ids;
    private final Clock clock;

    Gates(Transactions transactions, Outbox outbox, OutboxRelay relay, GateConfig config, IdSource ids, Clock clock) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.relay = relay;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** Brings every gate to what the trading mode allows; a start that changes nothing publishes nothing. */
    void start(@Observes @Priority(100) StartupEvent event) {
        transactions.run(() -> Multi.createFrom().iterable(KNOWN).onItem().transformToUniAndConcatenate(this::settle)
                .collect().last());
        relay.kick();
    }

    /** @return whether it is open for this trading mode and its evidence stands */
    public Uni<Boolean> isOpen(String gate) {
        return Gate.<Gate> findById(gate).map(row -> row != null && row.open && row.mode.equals(config.tradingMode().name())
                && row.expiresAt != null && row.expiresAt.isAfter(clock.instant()));
    }

    private Uni<Void> settle(String name) {
        return Panache.getSession().chain(session -> session.createNativeQuery(
                "insert into gate (gate, version, open, mode) values (?1, 0, false, ?2) on conflict do nothing")
                .setParameter(1, name).setParameter(2, config.tradingMode().name()).executeUpdate())
                .chain(() -> Gate.<Gate> findById(name, LockModeType.PESSIMISTIC_WRITE)).chain(this::settle);
    }

    private Uni<Void> settle(Gate row) {
        Instant now = clock.instant();
        boolean open = config.tradingMode() == GateConfig.TradingMode.PAPER;
        boolean fresh = !open || row.expiresAt != null && row.expiresAt.isAfter(now.plus(RENEW_BEFORE));
        if (row.version > 0 && row.open == open && row.mode.equals(config.tradingMode().name()) && fresh) {
            return Uni.createFrom().voidItem();
        }
        row.version++;
        row.open = open;
        row.mode = config.tradingMode().name();
        row.expiresAt = open ? now.plus(EVIDENCE_LIFE) : null;
        Log.infof("gate set gate=%s open=%s mode=%s version=%d", row.gate, row.open, row.mode, row.version);
        GateChanged change = new GateChanged(row.gate, row.version, open, row.mode, open ? simulatorOnly(row) : null, now);
        return outbox.append(Topic.GATES, row.gate, change, row.gate, Cause.first(ids.next("start")));
    }

    private static Evidence simulatorOnly(Gate row) {
        return new Evidence("simulator-only", Hashes.sha256("simulator-only:" + row.gate), row.expiresAt,
                List.of("simulator"));
    }
}
