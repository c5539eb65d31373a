package io.anumati.partitionview;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Says what a record means. If it throws, the view no longer answers for the record's key ({@link PartitionView#unreadable}).
 */
@FunctionalInterface
public interface ViewReader<V> {

    ViewRecord<V> read(ConsumerRecord<byte[], byte[]> incoming);
}
