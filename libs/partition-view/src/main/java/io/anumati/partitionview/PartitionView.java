package io.anumati.partitionview;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The newest value per key of some partitions of a topic, in memory. {@link #assign} returns when all that was in the
 * partitions
 * at its start has been read; the view then follows. Reading starts at the beginning each time: nothing is committed, no group
 * is
 * joined. One thread and one consumer per view. All methods are thread-safe.
 *
 * <p>
 * A change's listener runs on the view's thread, so it must not call {@link #assign}, {@link #release} or
 * {@link #awaitPosition}.
 */
public final class PartitionView<V> implements AutoCloseable {

    private final String topic;
    private final ViewStates<V> states;
    private final ViewLoop<V> loop;

    private PartitionView(Map<String, Object> consumerConfig, String topic, ViewReader<V> reader, InstantSource clock) {
        this.topic = topic;
        this.states = new ViewStates<>(topic);
        this.loop = new ViewLoop<>(consumerConfig, topic, new RecordApplier<>(states, reader, clock), states);
        loop.start();
    }

    /**
     * @param consumerConfig Kafka consumer configuration; what a view needs otherwise (deserializers, offset reset, no group)
     *        is
     *        set here
     */
    public static <V> PartitionView<V> of(Map<String, Object> consumerConfig, String topic, ViewReader<V> reader) {
        return of(consumerConfig, topic, reader, InstantSource.system());
    }

    /** @param clock against which the age of a heartbeat is told */
    public static <V> PartitionView<V> of(Map<String, Object> consumerConfig, String topic, ViewReader<V> reader,
            InstantSource clock) {
        return new PartitionView<>(consumerConfig, topic, reader, clock);
    }

    /**
     * Adds partitions and blocks until each has been read to the end offset it had at the start of the call. Waits without end
     * while the broker is away.
     *
     * @throws IllegalStateException when the view is closed, or a partition is released meanwhile
     */
    public void assign(Set<Integer> partitions) {
        loop.assign(partitions);
        states.awaitRestored(partitions);
    }

    /** Forgets these partitions; they leave the view at once. */
    public void release(Set<Integer> partitions) {
        loop.release(partitions);
    }

    /**
     * Empty also for a key whose newest record cannot be read: an older value may be the opposite of what it says.
     *
     * @throws NotInView when the partition is not assigned or not restored
     */
    public Optional<V> get(int partition, String key) {
        return inView(partition).get(key);
    }

    /**
     * A copy, in no order, of the newest values that could be read; see {@link #unreadable}. @throws NotInView when the
     * partition is not assigned or not restored
     */
    public Collection<V> values(int partition) {
        return inView(partition).values();
    }

    /**
     * Offset of the next record to read; the consumer's own position, so compacted records and transaction markers count.
     *
     * @throws NotInView when the partition is not assigned or not restored
     */
    public long position(int partition) {
        return inView(partition).position();
    }

    /** @return whether within the timeout the view had read all before this offset; false also for a released partition */
    public boolean awaitPosition(int partition, long offset, Duration timeout) {
        return states.awaitPosition(partition, offset, timeout);
    }

    /**
     * How stale the view may be: time since the last heartbeat arrived (monotonic clock) plus the heartbeat's age on arrival,
     * so
     * that old heartbeats of a lagging view do not pass for fresh. Forever before the first one after the restore, and for a
     * partition that is not in view.
     */
    public Duration silence(int partition) {
        return states.restored(partition).map(state -> state.silence(System.nanoTime()))
                .orElseGet(ChronoUnit.FOREVER::getDuration);
    }

    /** Adds a listener; changes before this call are not told again. */
    public void onChange(ViewListener<V> listener) {
        loop.applier().listen(listener);
    }

    /**
     * Keys whose newest record cannot be read, until one of the key that can be read follows. Whoever takes "nothing there" for
     * a
     * permission must look here. Empty for a partition that is not in view.
     */
    public Set<String> unreadable(int partition) {
        return states.of(partition).map(PartitionState::unreadable).orElseGet(Set::of);
    }

    /** Whether the view still reads; false after {@link #close} or an error it cannot survive. */
    public boolean isAlive() {
        return loop.isAlive();
    }

    @Override
    public void close() {
        loop.close();
    }

    private PartitionState<V> inView(int partition) {
        return states.restored(partition).orElseThrow(() -> new NotInView(topic, partition));
    }
}
