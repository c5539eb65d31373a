package io.anumati.audit.intake;

import java.util.Map;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Committed offsets carry the chain's last sequence, which says later whether the table still has all that was there then. */
final class Commits {

    private Commits() {
    }

    static Map<TopicPartition, OffsetAndMetadata> of(ConsumerRecords<byte[], byte[]> written,
            Map<TopicPartition, ChainPosition> positions) {
        return written.partitions().stream().collect(Collectors.toMap(partition -> partition,
                partition -> new OffsetAndMetadata(written.records(partition).getLast().offset() + 1,
                        Long.toString(positions.get(partition).head().sequence()))));
    }

    /** @param committed null when the group has committed nothing */
    static ChainPosition.Committed read(OffsetAndMetadata committed) {
        return committed == null || !committed.metadata().matches("[0-9]{1,18}") ? ChainPosition.Committed.NOTHING
                : new ChainPosition.Committed(committed.offset(), Long.parseLong(committed.metadata()));
    }
}
