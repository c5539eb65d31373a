package io.anumati.partitionview;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Turns a record into a change of its partition's state. */
final class RecordApplier<V> {

    private static final Logger LOG = Logger.getLogger(RecordApplier.class);

    private final ViewStates<V> states;
    private final ViewReader<V> reader;
    private final InstantSource clock;
    private final List<ViewListener<V>> listeners = new CopyOnWriteArrayList<>();

    RecordApplier(ViewStates<V> states, ViewReader<V> reader, InstantSource clock) {
        this.states = states;
        this.reader = reader;
        this.clock = clock;
    }

    void listen(ViewListener<V> listener) {
        listeners.add(listener);
    }

    void apply(ConsumerRecord<byte[], byte[]> incoming) {
        states.of(incoming.partition()).filter(PartitionState::isBegun).ifPresent(state -> {
            Optional<ViewRecord<V>> read = read(incoming);
            if (read.isEmpty()) {
                state.unreadable(keyOf(incoming));
                return;
            }
            switch (read.get()) {
                case ViewRecord.Put<V> put -> put(state, incoming.partition(), put);
                case ViewRecord.Remove<V> gone -> remove(state, incoming.partition(), gone.key());
                case ViewRecord.Heartbeat<V> beat -> {
                    state.readable(keyOf(incoming));
                    state.beat(beat.at(), clock.instant(), System.nanoTime());
                }
                case ViewRecord.Skip<V> _ -> state.readable(keyOf(incoming));
            }
        });
    }

    private void put(PartitionState<V> state, int partition, ViewRecord.Put<V> put) {
        if (state.put(put) && state.isRestored()) {
            tell(partition, put.key(), listener -> listener.changed(partition, put.key(), put.value()));
        }
    }

    private void remove(PartitionState<V> state, int partition, String key) {
        if (state.remove(key) && state.isRestored()) {
            tell(partition, key, listener -> listener.removed(partition, key));
        }
    }

    private void tell(int partition, String key, Consumer<ViewListener<V>> change) {
        for (ViewListener<V> listener : listeners) {
            try {
                change.accept(listener);
            } catch (RuntimeException cause) {
                LOG.errorf(cause, "view listener failed partition=%d key=%s", partition, key);
            }
        }
    }

    private static String keyOf(ConsumerRecord<byte[], byte[]> incoming) {
        return incoming.key() == null ? "" : new String(incoming.key(), UTF_8);
    }

    private Optional<ViewRecord<V>> read(ConsumerRecord<byte[], byte[]> incoming) {
        try {
            return Optional.of(reader.read(incoming));
        } catch (RuntimeException cause) {
            LOG.errorf("record in view cannot be read topic=%s partition=%d offset=%d cause=%s", incoming.topic(),
                    incoming.partition(), incoming.offset(), cause.getMessage());
            return Optional.empty();
        }
    }
}
