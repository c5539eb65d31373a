package io.anumati.executor.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.anumati.contracts.Cause;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.OrderCommand;
import io.anumati.contracts.UnreadableRecord;
import io.anumati.executor.order.Order;
import io.anumati.executor.time.Time;

/** Reads a batch of commands; those that can never be read are dead letters, and the others go on. */
@ApplicationScoped
public class CommandReader {

    private final DeadLetters deadLetters;
    private final Time time;

    CommandReader(DeadLetters deadLetters, Time time) {
        this.deadLetters = deadLetters;
        this.time = time;
    }

    public List<Order> read(List<ConsumerRecord<byte[], byte[]>> batch, int partitions)
            throws ExecutionException, InterruptedException {
        List<Order> orders = new ArrayList<>(batch.size());
        for (ConsumerRecord<byte[], byte[]> incoming : batch) {
            try {
                read(incoming, partitions).ifPresent(orders::add);
            } catch (UnreadableRecord unreadable) {
                deadLetters.keep(incoming, unreadable);
            }
        }
        return orders;
    }

    private Optional<Order> read(ConsumerRecord<byte[], byte[]> incoming, int partitions) {
        Cause cause = Cause.from(EventEnvelope.from(incoming.headers()));
        return EventCodec.read(incoming).flatMap(event -> Commands.order((OrderCommand) event, cause, incoming.partition(),
                partitions, time.now()));
    }
}
