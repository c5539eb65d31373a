package io.anumati.executor.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import io.anumati.contracts.Cause;
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
                EventPublisher publisher = new EventPublisher(0, producer, mark, TIME,
                        _ -> timed.incrementAndGet())) {
            publisher.publish(List.of(row(7)));
            await().atMost(Duration.ofSeconds(10)).untilAtomic(marked, is(7L));
            assertThat(producer.history()).hasSize(1);
            assertThat(timed).hasValue(1);
        }
    }

    private static JournalRow row(long sequence) {
        return new JournalRow("#0-" + sequence, 0, 0, sequence, "u-1", "AuthorityApplied", null, "0-" + sequence,
                Cause.first("c"), "{}", AT);
    }
}
