package io.anumati.partitionview;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** The states of a view's partitions, and the waiting room for their progress. */
final class ViewStates<V> {

    private final String topic;
    private final Map<Integer, PartitionState<V>> byPartition = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();

    private volatile boolean closed;

    ViewStates(String topic) {
        this.topic = topic;
    }

    boolean add(int partition) {
        return byPartition.putIfAbsent(partition, new PartitionState<>()) == null;
    }

    void remove(Set<Integer> partitions) {
        byPartition.keySet().removeAll(partitions);
        tellProgress();
    }

    Optional<PartitionState<V>> of(int partition) {
        return Optional.ofNullable(byPartition.get(partition));
    }

    Optional<PartitionState<V>> restored(int partition) {
        return of(partition).filter(PartitionState::isRestored);
    }

    void tellProgress() {
        lock.lock();
        try {
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        closed = true;
        byPartition.clear();
        tellProgress();
    }

    void awaitRestored(Set<Integer> partitions) {
        await(() -> partitions.stream().allMatch(this::restoredOrGone), Long.MAX_VALUE);
        if (!partitions.stream().allMatch(partition -> restored(partition).isPresent())) {
            throw new IllegalStateException(
                    "partitions %s of %s were released before they were read".formatted(partitions, topic));
        }
    }

    boolean awaitPosition(int partition, long offset, Duration timeout) {
        await(() -> reached(partition, offset) || of(partition).isEmpty(), timeout.toNanos());
        return reached(partition, offset);
    }

    private boolean reached(int partition, long offset) {
        return restored(partition).filter(state -> state.position() >= offset).isPresent();
    }

    private boolean restoredOrGone(int partition) {
        return of(partition).map(PartitionState::isRestored).orElse(true);
    }

    private void await(BooleanSupplier done, long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (!done.getAsBoolean() && !closed && left > 0) {
                left = progress.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + topic, interrupted);
        } finally {
            lock.unlock();
        }
    }
}
