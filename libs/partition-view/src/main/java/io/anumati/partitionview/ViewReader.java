package io.anumati.partitionview;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Says what a record means. If it throws, the record is passed over, logged and counted ({@link PartitionView#unreadable()}).
 */
@FunctionalInterface
public interface ViewReader<V> {

    ViewRecord<V> read(ConsumerRecord<byte[], byte[]> incoming);
}
