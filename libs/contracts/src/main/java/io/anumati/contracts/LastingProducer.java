package io.anumati.contracts;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * Sends to Kafka for as long as the process lives. An idempotent producer that Kafka has refused (a wrong or old password, no
 * right to write) takes no record any more, also once Kafka would let it in; here another takes its place, at most one a
 * second.
 * What the old one had under way fails at whoever sent it, as with any other failure, and is theirs to send again: at least
 * once, in their order. Safe for use by many threads.
 */
public final class LastingProducer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LastingProducer.class.getName());
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Supplier<? extends Producer<byte[], byte[]>> maker;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Producer<byte[], byte[]> current;
    private volatile Producer<byte[], byte[]> shut;
    private long madeAt;
    private boolean closed;

    /** @param maker asked at once, and again whenever Kafka has shut the last one */
    public LastingProducer(Supplier<? extends Producer<byte[], byte[]>> maker) {
        this(maker, System::nanoTime);
    }

    LastingProducer(Supplier<? extends Producer<byte[], byte[]>> maker, LongSupplier nanoTime) {
        this.maker = maker;
        this.nanoTime = nanoTime;
        this.madeAt = nanoTime.getAsLong();
        this.current = maker.get();
    }

    /**
     * As {@link Producer#send(ProducerRecord)}.
     *
     * @throws KafkaException when the record is not even queued
     */
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> outgoing) {
        return send(outgoing, (_, _) -> {
            // the future tells it
        });
    }

    /**
     * As {@link Producer#send(ProducerRecord, Callback)}; if it takes nothing any more, another does at once.
     *
     * @throws KafkaException when the record is not even queued
     */
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> outgoing, Callback told) {
        Producer<byte[], byte[]> first = open();
        try {
            return send(first, outgoing, told);
        } catch (KafkaException notTaken) {
            Producer<byte[], byte[]> next = open();
            if (next == first) {
                throw notTaken;
            }
            return send(next, outgoing, told);
        }
    }

    /** Sends what is queued, for at most this long; nothing can be sent afterwards. */
    public void close(Duration atMost) {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        current.close(atMost);
    }

    @Override
    public void close() {
        close(Duration.ofSeconds(30));
    }

    private Future<RecordMetadata> send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> outgoing,
            Callback told) {
        AtomicBoolean taken = new AtomicBoolean(true);
        try {
            return producer.send(outgoing, (metadata, failure) -> {
                note(producer, failure);
                if (taken.get()) {
                    told.onCompletion(metadata, failure);
                }
            });
        } catch (IllegalStateException | KafkaException failure) {
            taken.set(false);
            note(producer, failure);
            throw failure instanceof KafkaException known ? known : new KafkaException("the producer is closed", failure);
        }
    }

    private void note(Producer<byte[], byte[]> producer, Throwable failure) {
        if (isShut(failure)) {
            shut = producer;
        }
    }

    private Producer<byte[], byte[]> open() {
        Producer<byte[], byte[]> producer = current;
        return producer == shut ? another(producer) : producer;
    }

    /** The old one's records fail before the new one takes any, so that none overtakes. */
    private Producer<byte[], byte[]> another(Producer<byte[], byte[]> old) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            if (current == old && !closed && now - madeAt >= PAUSE_NANOS) {
                madeAt = now;
                old.close(Duration.ZERO);
                current = maker.get();
                LOG.log(Level.WARNING, "Kafka had shut the producer, another takes its place");
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** Those after which Kafka's own client takes nothing any more; it wraps the first in others. */
    private static boolean isShut(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause).anyMatch(
                each -> each instanceof AuthenticationException || each instanceof ClusterAuthorizationException
                        || each instanceof ProducerFencedException || each instanceof InvalidProducerEpochException
                        || each instanceof InvalidPidMappingException || each instanceof UnsupportedVersionException
                        || each instanceof IllegalStateException);
    }
}
