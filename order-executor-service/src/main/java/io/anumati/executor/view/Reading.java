package io.anumati.executor.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.anumati.contracts.AuthorityEvent;
import io.anumati.contracts.ControlEvent;
import io.anumati.contracts.Event;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.GateEvent;
import io.anumati.contracts.InstrumentEvent;
import io.anumati.contracts.StrategyEvent;
import io.anumati.partitionview.ViewRecord;

/** What the records of each compacted topic mean to a view. */
final class Reading {

    private Reading() {
    }

    static ViewRecord<AuthorityEvent.AuthorityChanged> authority(ConsumerRecord<byte[], byte[]> incoming) {
        return read(incoming).map(event -> switch ((AuthorityEvent) event) {
            case AuthorityEvent.AuthorityChanged changed ->
                (ViewRecord<AuthorityEvent.AuthorityChanged>) new ViewRecord.Put<>(changed.userId(), changed.version(),
                        changed);
            case AuthorityEvent.AuthorityHeartbeat beat ->
                new ViewRecord.Heartbeat<AuthorityEvent.AuthorityChanged>(beat.at());
        }).orElseGet(() -> gone(incoming));
    }

    static ViewRecord<ControlEvent.KillSwitchChanged> control(ConsumerRecord<byte[], byte[]> incoming) {
        return read(incoming).map(event -> switch ((ControlEvent) event) {
            case ControlEvent.KillSwitchChanged changed ->
                (ViewRecord<ControlEvent.KillSwitchChanged>) new ViewRecord.Put<>(changed.scope().key(), changed.version(),
                        changed);
            case ControlEvent.ControlHeartbeat beat -> new ViewRecord.Heartbeat<ControlEvent.KillSwitchChanged>(beat.at());
        }).orElseGet(() -> gone(incoming));
    }

    static ViewRecord<GateEvent.GateChanged> gate(ConsumerRecord<byte[], byte[]> incoming) {
        return read(incoming).map(event -> switch ((GateEvent) event) {
            case GateEvent.GateChanged changed ->
                (ViewRecord<GateEvent.GateChanged>) new ViewRecord.Put<>(changed.gate(), changed.version(), changed);
        }).orElseGet(() -> gone(incoming));
    }

    static ViewRecord<StrategyEvent.StrategyPublished> strategy(ConsumerRecord<byte[], byte[]> incoming) {
        return read(incoming).map(event -> switch ((StrategyEvent) event) {
            case StrategyEvent.StrategyPublished published ->
                (ViewRecord<StrategyEvent.StrategyPublished>) new ViewRecord.Put<>(published.key(), published.recordVersion(),
                        published);
        }).orElseGet(() -> gone(incoming));
    }

    /** The file's date and time order its versions. */
    static ViewRecord<InstrumentEvent.InstrumentListed> instrument(ConsumerRecord<byte[], byte[]> incoming) {
        return read(incoming).map(event -> switch ((InstrumentEvent) event) {
            case InstrumentEvent.InstrumentListed listed ->
                (ViewRecord<InstrumentEvent.InstrumentListed>) new ViewRecord.Put<>(listed.instrumentKey(),
                        listed.publishedAt().toEpochMilli(), listed);
        }).orElseGet(() -> gone(incoming));
    }

    private static Optional<Event> read(ConsumerRecord<byte[], byte[]> incoming) {
        return EventCodec.read(incoming);
    }

    private static <V> ViewRecord<V> gone(ConsumerRecord<byte[], byte[]> tombstone) {
        return tombstone.key() == null ? new ViewRecord.Skip<>() : new ViewRecord.Remove<>(new String(tombstone.key(), UTF_8));
    }
}
