package io.anumati.executor.intake;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

import io.anumati.contracts.BrokerUpdate;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.Topic;
import io.anumati.contracts.UnreadableRecord;

/**
 * Follows {@code broker-updates} of the partitions that are owned, from now on: they are hints, and what is missed is found by
 * the reads that need no hint. So nothing is committed and nothing waits for them.
 */
public final class BrokerHints implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BrokerHints.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final DeadLetters deadLetters;
    private final ObjIntConsumer<String> hinted;
    private final Thread thread;
    private volatile Set<Integer> wanted = Set.of();
    private volatile boolean open = true;

    /** @param hinted told user and partition */
    public BrokerHints(Map<String, Object> reader, DeadLetters deadLetters, ObjIntConsumer<String> hinted) {
        this.consumer = new KafkaConsumer<>(reader, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.deadLetters = deadLetters;
        this.hinted = hinted;
        this.thread = Thread.ofPlatform().name("broker-hints").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public void follow(Set<Integer> partitions) {
        wanted = Set.copyOf(partitions);
    }

    @Override
    public void close() {
        open = false;
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (thread.getState() == Thread.State.NEW) {
            consumer.close();
        }
    }

    private void run() {
        try (consumer) {
            while (open) {
                step();
            }
        }
    }

    private void step() {
        try {
            assign();
            if (consumer.assignment().isEmpty()) {
                LockSupport.parkNanos(POLL.toNanos());
            } else {
                consumer.poll(POLL).forEach(this::hint);
            }
        } catch (WakeupException closing) {
            LOG.debug("broker hints end");
        } catch (KafkaException away) {
            LOG.warnf("broker hints not read, tried again cause=%s", away.getMessage());
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private void assign() {
        Set<TopicPartition> partitions = wanted.stream().map(each -> new TopicPartition(Topic.BROKER_UPDATES.topicName(), each))
                .collect(Collectors.toSet());
        if (!partitions.equals(consumer.assignment())) {
            Set<TopicPartition> added = new HashSet<>(partitions);
            added.removeAll(consumer.assignment());
            consumer.assign(partitions);
            consumer.seekToEnd(added);
        }
    }

    private void hint(ConsumerRecord<byte[], byte[]> incoming) {
        try {
            EventCodec.read(incoming).ifPresent(event -> {
                switch ((BrokerUpdate) event) {
                    case BrokerUpdate.OrderUpdateHinted update -> hinted.accept(update.userId(), incoming.partition());
                }
            });
        } catch (UnreadableRecord unreadable) {
            keep(incoming, unreadable);
        }
    }

    private void keep(ConsumerRecord<byte[], byte[]> incoming, UnreadableRecord unreadable) {
        try {
            deadLetters.keep(incoming, unreadable);
        } catch (ExecutionException away) {
            consumer.seek(new TopicPartition(incoming.topic(), incoming.partition()), incoming.offset());
            throw new KafkaException("dead letter not kept", away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptException(interrupted);
        }
    }
}
