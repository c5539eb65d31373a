package io.anumati.partitionview;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the topic that drives a service, partition by partition, at least once: the offset is committed after the batch
 * returned.
 * A batch that throws is handed out again without end, with back-off, while its partition stands still and the others go on.
 * What can never be read is the handler's matter. One platform thread
 * reads and commits; batches of several partitions run side by side, each on a virtual thread, and all end before the next
 * read.
 *
 * <p>
 * Group, static membership ({@code group.instance.id}), session and poll times are the caller's configuration. While
 * {@code assigned} or {@code batch} runs, nothing is polled: stay below {@code max.poll.interval.ms}.
 */
public final class DrivingConsumer implements AutoCloseable {

    private final DrivingLoop loop;

    /** What happens with partitions and records; one call at a time, but for batches of different partitions. */
    public interface Handler {

        /**
         * These partitions are ours now, and their records flow after this returned: restore views, take leases here. If it
         * throws, it is called again with back-off, and nothing flows before it succeeded.
         */
        void assigned(Set<Integer> partitions) throws Exception;

        /** They go to somebody else now, in order; also called for partitions whose {@code assigned} did not succeed yet. */
        void revoked(Set<Integer> partitions);

        /** They were taken away: somebody else may have them already. */
        void lost(Set<Integer> partitions);

        /** @param records of one partition, in order, at least one */
        void batch(int partition, List<ConsumerRecord<byte[], byte[]>> records) throws Exception;
    }

    /** @param consumerConfig Kafka consumer configuration with a {@code group.id}; deserializers and commits are set here */
    public DrivingConsumer(Map<String, Object> consumerConfig, String topic, Handler handler) {
        this.loop = new DrivingLoop(consumerConfig, topic, handler);
    }

    public void start() {
        loop.start();
    }

    /** Whether it reads; false before start, after {@link #close} and after an error it cannot survive. */
    public boolean isAlive() {
        return loop.isAlive();
    }

    /** Why it stopped by itself, for example a second process with the same {@code group.instance.id}. */
    public Optional<Throwable> failure() {
        return loop.failure();
    }

    /** Partitions whose records flow. */
    public Set<Integer> owned() {
        return loop.owned();
    }

    /** Generation of the group, by which claims of one partition are told apart in time; ask it from within {@link Handler}. */
    public int generation() {
        return loop.generation();
    }

    /**
     * Lets the batch at work end, commits, gives partitions back and leaves the group, a static member too, so that others have
     * them at once; waits for all that. A static member that is killed keeps its partitions until its session ends.
     */
    @Override
    public void close() {
        loop.close();
    }
}
