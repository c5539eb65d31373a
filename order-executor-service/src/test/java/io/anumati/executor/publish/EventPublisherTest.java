package io.anumati.executor.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import io.anumati.contracts.Cause;
import io.anumati.contracts.LastingProducer;
import io.anumati.executor.journal.JournalRow;
import io.anumati.executor.time.Time;

class EventPublisherTest {

    private static final Instant AT = Instant.parse("2026-11-23T05:00:00Z");
    private static final Time TIME = new Time() {

        @Override
        public Instant now() {
            return AT;
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };

    @Test
    void aMarkThatIsNotWrittenSendsNothingAgain() {
        AtomicInteger tries = new AtomicInteger();
        AtomicLong marked = new AtomicLong();
        PublishedMark mark = new PublishedMark(null) {

            @Override
            public void raise(int partition, long sequence) throws SQLException {
                if (tries.incrementAndGet() == 1) {
                    throw new SQLException("away");
                }
                marked.set(sequence);
            }
        };
        AtomicInteger timed = new AtomicInteger();
        try (MockProducer<byte[], byte[]> producer = new MockProducer<>(true, new RoundRobinPartitioner(),
                new ByteArraySerializer(), new ByteArraySerializer());
                EventPublisher publisher = new EventPublisher(0, new LastingProducer(() -> producer), mark, TIME,
                        _ -> timed.incrementAndGet())) {
            publisher.publish(List.of(row(7)));
            await().atMost(Duration.ofSeconds(10)).untilAtomic(marked, is(7L));
            assertThat(producer.history()).hasSize(1);
            assertThat(timed).hasValue(1);
        }
    }

    @Test
    void behindACrowdTheMarkIsRaisedSeldomAndEndsAtTheLastRow() {
        List<Long> raised = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> allQueued = new CompletableFuture<>();
        PublishedMark mark = new PublishedMark(null) {

            @Override
            public void raise(int partition, long sequence) {
                allQueued.join();
                raised.add(sequence);
            }
        };
        Time stopped = new Time() {

            @Override
            public Instant now() {
                return AT;
            }

            @Override
            public long nanos() {
                return 0;
            }
        };
        try (MockProducer<byte[], byte[]> producer = new MockProducer<>(true, new RoundRobinPartitioner(),
                new ByteArraySerializer(), new ByteArraySerializer());
                EventPublisher publisher = new EventPublisher(0, new LastingProducer(() -> producer), mark, stopped, _ -> {
                })) {
            publisher.publish(List.of(row(1)));
            await().atMost(Duration.ofSeconds(30)).until(() -> producer.history().size() == 1);
            publisher.publish(LongStream.rangeClosed(2, 3_000).mapToObj(EventPublisherTest::row).toList());
            allQueued.complete(null);
            await().atMost(Duration.ofSeconds(30)).until(() -> raised.contains(3_000L));
            assertThat(producer.history()).hasSize(3_000);
        }
        assertThat(raised).containsExactly(1L, 3_000L);
    }

    private static JournalRow row(long sequence) {
        return new JournalRow("#0-" + sequence, 0, 0, sequence, "u-1", "AuthorityApplied", null, "0-" + sequence,
                Cause.first("c"), "{}", AT);
    }
}
