package io.anumati.signal.intake;

import java.util.List;
import java.util.stream.IntStream;

import io.anumati.contracts.Cause;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.SignalEvent.SignalRaised;
import io.anumati.contracts.Topic;
import io.anumati.signal.intake.Catalogue.Strategy;
import io.anumati.signal.outbox.PendingRecord;

/** One copy of a signal for each partition, each with its partition's offset and an event id of its own. */
final class SignalCopies {

    private SignalCopies() {
    }

    /** @param request what the signal came with; the signal's id correlates all that follows */
    static List<PendingRecord> of(StoredSignal signal, Strategy strategy, Cause request) {
        Cause cause = new Cause(signal.signalId(), request.causationId(), request.traceparent());
        return IntStream.range(0, signal.viewOffsets().size())
                .mapToObj(partition -> copy(signal, strategy, partition, cause)).toList();
    }

    private static PendingRecord copy(StoredSignal signal, Strategy strategy, int partition, Cause cause) {
        SignalRaised raised = new SignalRaised(signal.signalId(), strategy.strategyId(), strategy.version(),
                strategy.contentHash(), strategy.algoName(), signal.raisedAt(), signal.acceptedAt(), signal.validUntil(),
                signal.legs(), signal.viewOffsets().get(partition));
        EventEnvelope envelope = EventEnvelope.of(raised, signal.signalId() + "." + partition, "/strategy-signal-service",
                signal.acceptedAt(), strategy.strategyId(), cause);
        return PendingRecord.of(Topic.SIGNALS, partition, null, raised, envelope);
    }
}
