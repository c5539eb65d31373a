package io.anumati.partitionview;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Remembers what it was told; tests override what they want to go wrong. */
class RecordingHandler implements DrivingConsumer.Handler {

    final List<String> told = new CopyOnWriteArrayList<>();
    final Map<Integer, List<String>> values = new ConcurrentHashMap<>();

    @Override
    public void assigned(Set<Integer> partitions) throws Exception {
        told.add("assigned " + sorted(partitions));
    }

    @Override
    public void revoked(Set<Integer> partitions) {
        told.add("revoked " + sorted(partitions));
    }

    @Override
    public void lost(Set<Integer> partitions) {
        told.add("lost " + sorted(partitions));
    }

    @Override
    public void batch(int partition, List<ConsumerRecord<byte[], byte[]>> records) throws Exception {
        records.forEach(each -> of(partition).add(new String(each.value(), UTF_8)));
    }

    List<String> of(int partition) {
        return values.computeIfAbsent(partition, _ -> new CopyOnWriteArrayList<>());
    }

    int count() {
        return values.values().stream().mapToInt(List::size).sum();
    }

    private static List<Integer> sorted(Set<Integer> partitions) {
        return partitions.stream().sorted().toList();
    }
}
