package io.anumati.chaos;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.anumati.contracts.OrderEvent;
import io.anumati.runner.demo.KafkaTap;
import io.anumati.runner.demo.Ledger;

/** Reads commands and order events from Kafka, from the beginning until closed, also across the broker's restarts. */
final class Recorder implements AutoCloseable {

    private final Ledger ledger = new Ledger();
    private final Map<Integer, Map<Long, Integer>> published = new HashMap<>();
    private final Map<Integer, Long> otherwise = new TreeMap<>();
    private final KafkaTap tap;

    /** @param listener hears of each order event, before the ledger does */
    Recorder(String bootstrapServers, Consumer<OrderEvent> listener) {
        this.tap = new KafkaTap(bootstrapServers, ledger, listener.andThen(this::take)).start();
    }

    Ledger ledger() {
        return ledger;
    }

    /** Last sequence without a gap before it, by partition. */
    synchronized Map<Integer, Long> gapFreeUntil() {
        Map<Integer, Long> until = new TreeMap<>();
        published.forEach((partition, events) -> {
            long sequence = 0;
            while (events.containsKey(sequence + 1)) {
                sequence++;
            }
            until.put(partition, sequence);
        });
        return until;
    }

    /** Sequences that were published twice with different content, one per partition. */
    synchronized Map<Integer, Long> publishedOtherwise() {
        return Map.copyOf(otherwise);
    }

    private synchronized void take(OrderEvent event) {
        Integer before = published.computeIfAbsent(event.partition(), _ -> new HashMap<>()).putIfAbsent(event.sequence(),
                event.hashCode());
        if (before != null && before != event.hashCode()) {
            otherwise.put(event.partition(), event.sequence());
        }
    }

    @Override
    public void close() {
        tap.close();
    }
}
