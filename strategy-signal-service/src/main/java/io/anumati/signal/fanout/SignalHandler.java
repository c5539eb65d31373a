package io.anumati.signal.fanout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.Cause;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.LastingProducer;
import io.anumati.contracts.OrderCommand;
import io.anumati.contracts.OrderCommand.PlaceOrder;
import io.anumati.contracts.OrderCommand.WithdrawSignal;
import io.anumati.contracts.SignalEvent;
import io.anumati.contracts.SignalEvent.SignalRaised;
import io.anumati.contracts.SignalEvent.SignalWithdrawn;
import io.anumati.contracts.Topic;
import io.anumati.contracts.UnreadableRecord;
import io.anumati.partitionview.DrivingConsumer;
import io.anumati.partitionview.PartitionView;
import io.quarkus.logging.Log;

/**
 * Writes a partition's commands for each signal, as soon as the view has passed the offset the signal carries. A batch returns
 * when all its commands are acknowledged; it may run again and then writes commands of the same ids.
 */
final class SignalHandler implements DrivingConsumer.Handler {

    private final PartitionView<AuthorityChanged> view;
    private final LastingProducer producer;
    private final DeadLetters deadLetters;
    private final Lateness lateness;
    private final FanOutConfig config;
    private final FanOutMetrics metrics;
    private final Clock clock;

    SignalHandler(PartitionView<AuthorityChanged> view, LastingProducer producer, Lateness lateness,
            FanOutConfig config, FanOutMetrics metrics, Clock clock) {
        this.view = view;
        this.producer = producer;
        this.deadLetters = new DeadLetters(producer);
        this.lateness = lateness;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The view has not reached the offset yet: the batch is tried again. */
    static final class ViewBehind extends RuntimeException {
        ViewBehind(int partition, long offset) {
            super("the view of partition %d has not reached offset %d".formatted(partition, offset));
        }
    }

    @Override
    public void assigned(Set<Integer> partitions) {
        view.assign(partitions);
    }

    @Override
    public void revoked(Set<Integer> partitions) {
        forget(partitions);
    }

    @Override
    public void lost(Set<Integer> partitions) {
        forget(partitions);
    }

    @Override
    public void batch(int partition, List<ConsumerRecord<byte[], byte[]>> records) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        List<SignalRaised> raised = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> incoming : records) {
            try {
                EventEnvelope envelope = EventEnvelope.from(incoming.headers());
                EventCodec.read(incoming)
                        .ifPresent(event -> sent.addAll(fanOut(partition, (SignalEvent) event, envelope, raised)));
            } catch (UnreadableRecord why) {
                Log.errorf("unreadable record goes to the dead letters topic=%s partition=%d offset=%d cause=%s",
                        incoming.topic(), partition, incoming.offset(), why.getMessage());
                sent.add(deadLetters.put(incoming, why));
            }
        }
        for (Future<RecordMetadata> acknowledged : sent) {
            acknowledged.get();
        }
        raised.forEach(signal -> metrics.written(signal, clock.instant()));
    }

    private List<Future<RecordMetadata>> fanOut(int partition, SignalEvent event, EventEnvelope envelope,
            List<SignalRaised> raised) {
        Cause cause = new Cause(event.signalId(), envelope.id(), envelope.traceparent());
        return switch (event) {
            case SignalRaised signal -> {
                awaitView(partition, signal.viewOffset());
                List<PlaceOrder> places = CommandPlan.places(signal, view.values(partition));
                raised.add(signal);
                metrics.commands(places.size());
                yield places.stream().map(place -> send(place, cause)).toList();
            }
            case SignalWithdrawn signal -> List.of(send(partition, signal, cause));
        };
    }

    private void awaitView(int partition, long offset) {
        if (!view.awaitPosition(partition, offset, config.viewWait())) {
            Duration behind = lateness.behind(partition);
            if (behind.compareTo(config.viewAlarm()) > 0) {
                Log.warnf("the view is behind a signal's offset, waiting topic=%s partition=%d offset=%d seconds=%d",
                        Topic.AUTHORIZATIONS.topicName(), partition, offset, behind.toSeconds());
            }
            throw new ViewBehind(partition, offset);
        }
        lateness.caughtUp(partition);
    }

    private Future<RecordMetadata> send(PlaceOrder place, Cause cause) {
        String userId = place.origin().userId();
        return producer.send(EventCodec.record(Topic.ORDER_COMMANDS, userId, place,
                envelope(place, place.origin().commandId(), userId, cause)));
    }

    private Future<RecordMetadata> send(int partition, SignalWithdrawn signal, Cause cause) {
        WithdrawSignal withdrawal = new WithdrawSignal(signal.signalId(), partition, signal.withdrawnAt(),
                signal.validUntil(), signal.reason());
        String id = "%s.%d.withdrawal".formatted(signal.signalId(), partition);
        return producer.send(EventCodec.record(Topic.ORDER_COMMANDS, partition, OrderCommand.WITHDRAWAL_KEY, withdrawal,
                envelope(withdrawal, id, Integer.toString(partition), cause)));
    }

    private EventEnvelope envelope(OrderCommand command, String id, String subject, Cause cause) {
        Instant now = clock.instant();
        return EventEnvelope.of(command, id, "/strategy-signal-service", now, subject, cause);
    }

    private void forget(Set<Integer> partitions) {
        view.release(partitions);
        partitions.forEach(lateness::caughtUp);
    }
}
