package io.anumati.executor.intake;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

import io.anumati.contracts.Topic;

/**
 * Reads on in {@code order-commands}, from what the group has committed, while commands cannot be journalled, so that what
 * takes
 * risk away is found behind what must wait. Commits nothing: every record is driven in its turn.
 */
public final class LookAhead implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LookAhead.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private final Supplier<Set<Integer>> wanted;
    private final Consumer<ConsumerRecord<byte[], byte[]>> seen;
    private final Thread thread;
    private volatile boolean open = true;

    /**
     * @param settings with the group whose offsets count
     * @param wanted partitions that cannot be journalled now
     * @param seen told each record, more than once if need be
     */
    public LookAhead(Map<String, Object> settings, Supplier<Set<Integer>> wanted,
            Consumer<ConsumerRecord<byte[], byte[]>> seen) {
        this.settings = settings;
        this.wanted = wanted;
        this.seen = seen;
        this.thread = Thread.ofPlatform().name("look-ahead").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (open) {
            try {
                look();
            } catch (RuntimeException unexpected) {
                LOG.errorf(unexpected, "commands behind those that wait not read, tried again");
                LockSupport.parkNanos(AFTER_FAILURE.toNanos());
            }
        }
    }

    private void look() {
        if (wanted.get().isEmpty()) {
            LockSupport.parkNanos(POLL.toNanos());
        } else {
            follow();
        }
    }

    /** With a consumer of its own for as long as it is needed. */
    private void follow() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            for (Set<Integer> partitions = wanted.get(); open && !partitions.isEmpty(); partitions = wanted.get()) {
                assign(consumer, partitions);
                consumer.poll(POLL).forEach(this::tell);
            }
        } catch (KafkaException away) {
            LOG.warnf("commands behind those that wait not read, tried again cause=%s", away.getMessage());
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private void tell(ConsumerRecord<byte[], byte[]> incoming) {
        try {
            seen.accept(incoming);
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "command waits for its turn partition=%d offset=%d", incoming.partition(), incoming.offset());
        }
    }

    private static void assign(KafkaConsumer<byte[], byte[]> consumer, Set<Integer> partitions) {
        Set<TopicPartition> now = partitions.stream().map(each -> new TopicPartition(Topic.ORDER_COMMANDS.topicName(), each))
                .collect(Collectors.toSet());
        if (now.equals(consumer.assignment())) {
            return;
        }
        Set<TopicPartition> added = new HashSet<>(now);
        added.removeAll(consumer.assignment());
        consumer.assign(now);
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(added);
        for (TopicPartition each : added) {
            if (committed.get(each) == null) {
                consumer.seekToBeginning(Set.of(each));
            } else {
                consumer.seek(each, committed.get(each));
            }
        }
    }
}
