package io.anumati.executor.intake;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.anumati.executor.order.Change;
import io.anumati.executor.order.Order;

/**
 * What a batch of one partition's commands asks, by what is done with it; each list in order of arrival.
 *
 * @param records that orders and changes came in, by identity
 */
public record Batch(List<Order> orders, List<Change> changes, List<Withdrawal> withdrawals,
        Map<Object, ConsumerRecord<byte[], byte[]>> records) {

    public static Batch empty() {
        return new Batch(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new IdentityHashMap<>());
    }

    void add(Order order, ConsumerRecord<byte[], byte[]> incoming) {
        orders.add(order);
        records.put(order, incoming);
    }

    void add(Change change, ConsumerRecord<byte[], byte[]> incoming) {
        changes.add(change);
        records.put(change, incoming);
    }
}
