package io.anumati.partitionview;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/** The driving consumer's thread. */
final class DrivingLoop {

    private static final Logger LOG = Logger.getLogger(DrivingLoop.class);
    private static final Duration POLL = Duration.ofMillis(250);
    /** With a partition that waits for its next try, so that the try is not late. */
    private static final Duration SHORT_POLL = Duration.ofMillis(50);
    private static final Duration BROKER_BACK_OFF = Duration.ofMillis(500);
    /** A static member too: else its partitions would stand still until its session ends. */
    private static final CloseOptions LEAVING = CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);

    private final String topic;
    private final DrivingConsumer.Handler handler;
    private final Consumer<byte[], byte[]> consumer;
    private final Ownership ownership;
    private final Offsets offsets;
    private final Map<TopicPartition, BackOff> failing = new HashMap<>();
    private final Thread thread;

    private volatile boolean closing;
    private volatile Throwable failure;

    DrivingLoop(Map<String, Object> consumerConfig, String topic, DrivingConsumer.Handler handler) {
        this.topic = topic;
        this.handler = handler;
        Map<String, Object> config = new HashMap<>(consumerConfig);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.offsets = new Offsets(consumer);
        this.ownership = new Ownership(consumer, handler, offsets, failing);
        this.thread = Thread.ofPlatform().name("driving-" + topic).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.isAlive() && !closing;
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    Set<Integer> owned() {
        return ownership.owned();
    }

    int generation() {
        return consumer.groupMetadata().generationId();
    }

    void close() {
        closing = true;
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
        try {
            consumer.subscribe(List.of(topic), ownership);
            while (!closing) {
                step();
            }
            ownership.giveBack();
        } catch (Throwable fatal) {
            failure = fatal;
            LOG.errorf(fatal, "driving consumer stops topic=%s", topic);
        } finally {
            consumer.close(LEAVING);
        }
    }

    private void step() {
        try {
            ownership.retryDue();
            resumeDue();
            ConsumerRecords<byte[], byte[]> records = consumer.poll(failing.isEmpty() ? POLL : SHORT_POLL);
            if (!closing) {
                hand(records);
            }
            offsets.commit();
        } catch (WakeupException _) {
            // closing
        } catch (RetriableException cause) {
            LOG.warnf(cause, "driving consumer tries again topic=%s", topic);
            LockSupport.parkNanos(BROKER_BACK_OFF.toNanos());
        } catch (AuthenticationException | AuthorizationException refused) {
            // set right at the broker, not here, while this process runs
            LOG.warnf("driving consumer is refused and tries again topic=%s cause=%s", topic, refused);
            LockSupport.parkNanos(BROKER_BACK_OFF.toNanos());
        }
    }

    /** Side by side, since a batch mostly waits for what makes it durable; what became of it is told to Kafka here alone. */
    private void hand(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, Future<?>> batches = new HashMap<>();
        try (ExecutorService each = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("batch-" + topic).factory())) {
            for (TopicPartition partition : records.partitions()) {
                batches.put(partition, each.submit(() -> {
                    handler.batch(partition.partition(), records.records(partition));
                    return partition;
                }));
            }
        }
        batches.forEach((partition, batch) -> {
            if (batch.state() == Future.State.SUCCESS) {
                failing.remove(partition);
                offsets.done(partition, records.nextOffsets().get(partition));
            } else if (batch.exceptionNow() instanceof Error fatal) {
                throw fatal;
            } else {
                failed(partition, records.records(partition), batch.exceptionNow());
            }
        });
    }

    private void failed(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> batch, Throwable cause) {
        BackOff backOff = BackOff.after(failing.get(partition), System.nanoTime());
        failing.put(partition, backOff);
        consumer.pause(Set.of(partition));
        consumer.seek(partition, batch.getFirst().offset());
        // the whole stack once is enough
        LOG.warnf(backOff.failures() == 1 ? cause : null,
                "batch failed and is tried again topic=%s partition=%d offset=%d records=%d failures=%d cause=%s", topic,
                partition.partition(), batch.getFirst().offset(), batch.size(), backOff.failures(), cause);
    }

    private void resumeDue() {
        long now = System.nanoTime();
        failing.forEach((partition, backOff) -> {
            if (backOff.isDue(now) && consumer.paused().contains(partition)) {
                consumer.resume(Set.of(partition));
            }
        });
    }
}
