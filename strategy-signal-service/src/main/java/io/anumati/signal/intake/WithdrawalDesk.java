package io.anumati.signal.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.Cause;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.SignalEvent.SignalWithdrawn;
import io.anumati.contracts.Topic;
import io.anumati.signal.outbox.OutboxRelay;
import io.anumati.signal.outbox.OutboxTable;
import io.anumati.signal.outbox.PendingRecord;
import io.anumati.signal.service.Database;
import io.quarkus.logging.Log;

/** Takes signals back: mark and one copy for each partition are committed together, once. */
@ApplicationScoped
class WithdrawalDesk {

    private final Database database;
    private final OutboxRelay relay;
    private final Clock clock;

    WithdrawalDesk(Database database, OutboxRelay relay, Clock clock) {
        this.database = database;
        this.relay = relay;
        this.clock = clock;
    }

    /** @param reason in the engine's words, or null */
    record Asked(String engineClientId, String signalId, String reason, Cause cause) {
    }

    sealed interface Answer {
    }

    record Withdrawn(String signalId, Instant withdrawnAt) implements Answer {
    }

    record NotWithdrawn(Refusal reason) implements Answer {
    }

    /** Asked again, it answers with the first moment. */
    Answer withdraw(Asked asked) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Answer answer = database.inTransaction(connection -> withdraw(connection, asked, now));
        relay.kick();
        return answer;
    }

    private static Answer withdraw(Connection connection, Asked asked, Instant now) throws SQLException {
        Optional<StoredSignal> signal = SignalTable.byId(connection, asked.signalId());
        if (signal.isEmpty()) {
            return new NotWithdrawn(Refusal.UNKNOWN_SIGNAL);
        }
        if (!signal.get().engineClientId().equals(asked.engineClientId())) {
            return new NotWithdrawn(Refusal.NOT_YOUR_SIGNAL);
        }
        Optional<Instant> earlier = SignalTable.withdrawnAt(connection, asked.signalId());
        if (earlier.isPresent()) {
            return new Withdrawn(asked.signalId(), earlier.get());
        }
        if (!now.isBefore(signal.get().validUntil())) {
            return new NotWithdrawn(Refusal.SIGNAL_ENDED);
        }
        if (!SignalTable.withdraw(connection, asked.signalId(), now)) {
            return new Withdrawn(asked.signalId(), SignalTable.withdrawnAt(connection, asked.signalId()).orElseThrow());
        }
        OutboxTable.add(connection, copies(signal.get(), asked, now));
        Log.infof("signal withdrawn signalId=%s strategyId=%s", asked.signalId(), signal.get().strategyId());
        return new Withdrawn(asked.signalId(), now);
    }

    /** After the signal's own copies in each partition: the outbox keeps their order. */
    private static List<PendingRecord> copies(StoredSignal signal, Asked asked, Instant now) {
        Cause cause = new Cause(signal.signalId(), asked.cause().causationId(), asked.cause().traceparent());
        return IntStream.range(0, signal.viewOffsets().size()).mapToObj(partition -> {
            SignalWithdrawn withdrawn = new SignalWithdrawn(signal.signalId(), signal.strategyId(), now, signal.validUntil(),
                    asked.reason(), signal.viewOffsets().get(partition));
            EventEnvelope envelope = EventEnvelope.of(withdrawn, "%s.%d.withdrawn".formatted(signal.signalId(), partition),
                    "/strategy-signal-service", now, signal.strategyId(), cause);
            return PendingRecord.of(Topic.SIGNALS, partition, null, withdrawn, envelope);
        }).toList();
    }
}
