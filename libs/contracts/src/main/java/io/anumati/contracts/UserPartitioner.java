package io.anumati.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.InvalidRecordException;

/** Sends a record to its user's partition. A record without key and without explicit partition is refused, never spread. */
public final class UserPartitioner implements Partitioner {

    @Override
    public int partition(String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
        if (keyBytes == null) {
            throw new InvalidRecordException("a record for %s needs a key or an explicit partition".formatted(topic));
        }
        return Partitions.of(new String(keyBytes, UTF_8), cluster.partitionsForTopic(topic).size());
    }

    @Override
    public void close() {
        // holds nothing
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // needs nothing
    }
}
