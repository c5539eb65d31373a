package io.anumati.audit.intake;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

import io.quarkus.logging.Log;

/**
 * Reads all topics with one consumer on one thread. A partition is paused until its position is read from the table; after any
 * failure all are paused and positioned again, so that nothing is skipped and nothing is written twice, however long the
 * database
 * is away. The consumer keeps polling meanwhile and stays in its group.
 */
final class IntakeLoop implements Runnable, ConsumerRebalanceListener {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final Ledger ledger;
    private final IntakeState state;
    private final Duration retryAfter;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Map<TopicPartition, ChainPosition> positions = new HashMap<>();
    private final Set<TopicPartition> waiting = new HashSet<>();

    IntakeLoop(Consumer<byte[], byte[]> consumer, Ledger ledger, IntakeState state, Duration retryAfter) {
        this.consumer = consumer;
        this.ledger = ledger;
        this.state = state;
        this.retryAfter = retryAfter;
    }

    void stop() {
        stopping.countDown();
        consumer.wakeup();
    }

    @Override
    public void run() {
        try (consumer) {
            while (stopping.getCount() > 0) {
                step();
            }
        } catch (WakeupException stopped) {
            Log.debug("intake woken to stop");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            state.failing("intake has ended");
        }
    }

    private void step() throws InterruptedException {
        try {
            position();
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            if (!polled.isEmpty()) {
                append(polled);
            } else if (waiting.isEmpty() && consumer.groupMetadata().generationId() >= 0) {
                state.working();
            }
        } catch (WakeupException stopped) {
            throw stopped;
        } catch (SQLException | RuntimeException failure) {
            startAgain(failure);
        }
    }

    private void position() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        Set<TopicPartition> partitions = Set.copyOf(waiting);
        Map<TopicPartition, ChainPosition> found = ledger.positions(partitions);
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        found.forEach((partition, position) -> {
            long resumeAt = position.resumeAt(Commits.read(committed.get(partition)));
            warnOfLoss(partition, resumeAt, beginnings.get(partition));
            consumer.seek(partition, Math.max(resumeAt, beginnings.get(partition)));
        });
        positions.putAll(found);
        waiting.removeAll(partitions);
        consumer.resume(partitions);
    }

    private static void warnOfLoss(TopicPartition partition, long resumeAt, long beginning) {
        if (beginning > resumeAt) {
            Log.errorf("records were deleted before audit read them topic=%s partition=%d offset=%d count=%d",
                    partition.topic(),
                    partition.partition(), resumeAt, beginning - resumeAt);
        }
    }

    private void append(ConsumerRecords<byte[], byte[]> polled) throws SQLException {
        positions.putAll(ledger.append(positions, polled));
        consumer.commitAsync(Commits.of(polled, positions), null);
        state.working();
    }

    private void startAgain(Exception failure) throws InterruptedException {
        if (state.failing(String.valueOf(failure.getMessage()).lines().findFirst().orElse("unknown"))) {
            Log.warnf(failure, "intake waits errorCode=AUDIT_INTAKE_WAITS retryAfter=%s", retryAfter);
        }
        Set<TopicPartition> assigned = consumer.assignment();
        consumer.pause(assigned);
        waiting.addAll(assigned);
        if (stopping.await(retryAfter.toMillis(), TimeUnit.MILLISECONDS)) {
            Log.debug("intake stops while it waits");
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
        waiting.addAll(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        waiting.removeAll(partitions);
        positions.keySet().removeAll(partitions);
    }
}
