package io.anumati.executor.operator;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.anumati.contracts.OrderState;
import io.anumati.executor.journal.Committed;
import io.anumati.executor.journal.JournalRow;
import io.anumati.executor.operator.OutcomeClient.End;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;

/** Tells outcomes, as soon as they are in the journal, to those who listen; keeps the latest for those who come back. */
@Singleton
class OutcomeFeed implements Committed {

    private final OperatorConfig config;
    private final RecentOutcomes recent;
    private final Set<OutcomeClient> clients = new HashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean open = true;

    OutcomeFeed(OperatorConfig config, MeterRegistry registry) {
        this.config = config;
        this.recent = new RecentOutcomes(config.outcomesKept());
        registry.gauge("anumati.executor.operator.streams", clients, Set::size);
    }

    @Override
    public void rows(List<JournalRow> rows) {
        List<JournalRow> outcomes = rows.stream().filter(OutcomeFeed::isOutcome).toList();
        if (outcomes.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            outcomes.forEach(recent::add);
            clients.forEach(client -> client.tell(outcomes));
        } finally {
            lock.unlock();
        }
    }

    /** @return empty when as many listen as may */
    Optional<OutcomeClient> join(OutcomeFilter filter, Optional<String> lastEventId) {
        lock.lock();
        try {
            if (!open || clients.size() >= config.streams()) {
                return Optional.empty();
            }
            OutcomeClient client = new OutcomeClient(filter, recent.since(lastEventId), config.streamBuffer());
            clients.add(client);
            return Optional.of(client);
        } finally {
            lock.unlock();
        }
    }

    void leave(OutcomeClient client) {
        lock.lock();
        try {
            clients.remove(client);
        } finally {
            lock.unlock();
        }
    }

    /** Before requests under way are waited for: a stream would never end by itself. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        lock.lock();
        try {
            open = false;
            clients.forEach(client -> client.end(End.SHUTTING_DOWN));
        } finally {
            lock.unlock();
        }
    }

    private static boolean isOutcome(JournalRow row) {
        return row.isOrderStep() && Outcome.STATES.contains(OrderState.valueOf(row.stateAfter()));
    }
}
