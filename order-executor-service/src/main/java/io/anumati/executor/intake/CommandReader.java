package io.anumati.executor.intake;

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
import io.anumati.executor.order.Change;
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

    public Batch read(List<ConsumerRecord<byte[], byte[]>> records, int partitions)
            throws ExecutionException, InterruptedException {
        Batch batch = Batch.empty();
        for (ConsumerRecord<byte[], byte[]> incoming : records) {
            try {
                read(incoming, partitions, batch);
            } catch (UnreadableRecord unreadable) {
                deadLetters.keep(incoming, unreadable);
            }
        }
        return batch;
    }

    private void read(ConsumerRecord<byte[], byte[]> incoming, int partitions, Batch batch) {
        Cause cause = Cause.from(EventEnvelope.from(incoming.headers()));
        EventCodec.read(incoming).ifPresent(event -> {
            switch (Commands.read((OrderCommand) event, cause, new Commands.Place(incoming.partition(), partitions),
                    time.now())) {
                case Commands.AsOrder(var order) -> batch.add(order, incoming);
                case Commands.AsChange(var change) -> batch.add(change, incoming);
                case Commands.AsWithdrawal(var withdrawal) -> batch.withdrawals().add(withdrawal);
            }
        });
    }

    /** The cancel that this record asks for, if it does; what cannot be read is told when the record is driven. */
    public Optional<Change> cancel(ConsumerRecord<byte[], byte[]> incoming, int partitions) {
        try {
            Batch batch = Batch.empty();
            read(incoming, partitions, batch);
            return batch.changes().stream().filter(Change::isCancel).findFirst();
        } catch (UnreadableRecord unreadable) {
            return Optional.empty();
        }
    }

    /** A command whose id is that of another. */
    public void contradicts(ConsumerRecord<byte[], byte[]> incoming, String commandId)
            throws ExecutionException, InterruptedException {
        deadLetters.keep(incoming, new UnreadableRecord("command %s was there with another content".formatted(commandId)));
    }
}
