package io.anumati.partitionview;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** What is done and not committed yet. A commit that fails is made later, or the records come again: both are at least once. */
final class Offsets {

    private static final Logger LOG = Logger.getLogger(Offsets.class);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();

    Offsets(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    void done(TopicPartition partition, OffsetAndMetadata next) {
        done.put(partition, next);
    }

    void forget(Collection<TopicPartition> partitions) {
        done.keySet().removeAll(partitions);
    }

    void commit() {
        if (done.isEmpty()) {
            return;
        }
        try {
            commitOnce();
        } catch (WakeupException closing) {
            commitOnce();
            throw closing;
        }
    }

    private void commitOnce() {
        try {
            consumer.commitSync(done);
            done.clear();
        } catch (CommitFailedException | RebalanceInProgressException | RetriableException cause) {
            LOG.warnf("offsets not committed, later or again partitions=%s cause=%s", done.keySet(), cause.getMessage());
        }
    }
}
