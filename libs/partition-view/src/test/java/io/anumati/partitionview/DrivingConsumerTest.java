package io.anumati.partitionview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DrivingConsumerTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static TestBroker broker;

    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        broker = new TestBroker();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void theViewIsRestoredBeforeTheDrivingTopicRuns() {
        String views = broker.topic(2);
        String driving = broker.topic(2);
        for (int i = 0; i < 10_000; i++) {
            broker.send(views, i % 2, "u-" + i, "1:x");
            broker.send(driving, i % 2, "c-" + i, "command");
        }
        broker.flush();
        PartitionView<String> view = PartitionView.of(broker.consumerConfig(), views, TestBroker::read);
        open.add(view);
        Set<Integer> sizes = new HashSet<>();
        RecordingHandler handler = new RecordingHandler() {
            @Override
            public void assigned(Set<Integer> partitions) throws Exception {
                view.assign(partitions);
            }

            @Override
            public void batch(int partition, List<ConsumerRecord<byte[], byte[]>> records) throws Exception {
                sizes.add(view.values(partition).size());
                super.batch(partition, records);
            }
        };

        drive("restore", driving, handler);

        await().atMost(LIMIT).until(() -> handler.count() == 10_000);
        assertThat(sizes).containsExactly(5_000);
    }

    @Test
    void partitionsMoveBetweenTwoConsumersAndNothingIsLost() {
        String topic = broker.topic(4);
        RecordingHandler one = new RecordingHandler();
        RecordingHandler two = new RecordingHandler();
        DrivingConsumer first = drive("rebalance", topic, one);
        await().atMost(LIMIT).until(() -> first.owned().size() == 4);
        write(topic, 4, 0, 100);

        DrivingConsumer second = drive("rebalance", topic, two);
        await().atMost(LIMIT).until(() -> second.owned().size() == 2 && first.owned().size() == 2);
        Set<Integer> both = new HashSet<>(first.owned());
        both.addAll(second.owned());
        assertThat(both).containsExactlyInAnyOrder(0, 1, 2, 3);
        write(topic, 4, 100, 200);
        await().atMost(LIMIT).until(() -> seen(one, two).size() == 200);

        first.close();
        await().atMost(LIMIT).until(() -> second.owned().size() == 4);
        write(topic, 4, 200, 300);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(seen(one, two)).hasSize(300));
        assertThat(one.told).contains("assigned [0, 1, 2, 3]").anyMatch(each -> each.startsWith("revoked"));
        assertThat(first.isAlive()).isFalse();
        assertThat(first.failure()).isEmpty();
    }

    @Test
    void aFailingBatchIsTriedAgainInOrderWhileOtherPartitionsGoOn() {
        String topic = broker.topic(2);
        AtomicBoolean away = new AtomicBoolean(true);
        AtomicInteger failures = new AtomicInteger();
        RecordingHandler handler = new RecordingHandler() {
            @Override
            public void batch(int partition, List<ConsumerRecord<byte[], byte[]>> records) throws Exception {
                if (partition == 0 && away.get()) {
                    failures.incrementAndGet();
                    throw new IllegalStateException("the database is away");
                }
                super.batch(partition, records);
            }
        };
        write(topic, 2, 0, 100);

        drive("failing", topic, handler);

        await().atMost(LIMIT).until(() -> handler.of(1).size() == 50 && failures.get() >= 3);
        assertThat(broker.committed("failing", topic, 0)).isEqualTo(-1);
        away.set(false);
        await().atMost(LIMIT).until(() -> handler.of(0).size() == 50);
        assertThat(handler.of(0)).containsExactlyElementsOf(
                IntStream.range(0, 50).mapToObj(i -> Integer.toString(2 * i)).toList());
        await().atMost(LIMIT).until(() -> broker.committed("failing", topic, 0) == 50);
    }

    @Test
    void batchesOfDifferentPartitionsRunSideBySide() {
        String topic = broker.topic(3);
        write(topic, 3, 0, 30);
        CyclicBarrier all = new CyclicBarrier(3);
        RecordingHandler handler = new RecordingHandler() {
            @Override
            public void batch(int partition, List<ConsumerRecord<byte[], byte[]>> records) throws Exception {
                all.await();
                super.batch(partition, records);
            }
        };

        drive("side-by-side", topic, handler);

        await().atMost(LIMIT).until(() -> handler.count() == 30);
    }

    @Test
    void anErrorEndsItAndIsToldAndTheRecordsStayUncommitted() {
        String topic = broker.topic(1);
        write(topic, 1, 0, 10);
        RecordingHandler handler = new RecordingHandler() {
            @Override
            public void batch(int partition, List<ConsumerRecord<byte[], byte[]>> records) {
                throw new NoClassDefFoundError("broken");
            }
        };

        DrivingConsumer consumer = drive("error", topic, handler);

        await().atMost(LIMIT).until(() -> !consumer.isAlive());
        assertThat(consumer.failure()).containsInstanceOf(NoClassDefFoundError.class);
        assertThat(broker.committed("error", topic, 0)).isEqualTo(-1);
    }

    @Test
    void offsetsAreCommittedOnlyAfterTheBatch() throws Exception {
        String topic = broker.topic(1);
        CountDownLatch inBatch = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        RecordingHandler handler = new RecordingHandler() {
            @Override
            public void batch(int partition, List<ConsumerRecord<byte[], byte[]>> records) throws Exception {
                inBatch.countDown();
                release.await();
                super.batch(partition, records);
            }
        };
        write(topic, 1, 0, 10);
        drive("commit", topic, handler);

        inBatch.await();
        assertThat(broker.committed("commit", topic, 0)).isEqualTo(-1);

        release.countDown();
        await().atMost(LIMIT).until(() -> broker.committed("commit", topic, 0) == 10);
    }

    @Test
    void whatWasHandedOutAndNotFinishedComesAgainToTheNextOwner() {
        String topic = broker.topic(1);
        write(topic, 1, 0, 10);
        RecordingHandler never = new RecordingHandler() {
            @Override
            public void batch(int partition, List<ConsumerRecord<byte[], byte[]>> records) throws Exception {
                super.batch(partition, records);
                throw new IllegalStateException("dies before its end");
            }
        };
        DrivingConsumer first = drive("again", topic, never);
        await().atMost(LIMIT).until(() -> never.count() >= 10);
        first.close();
        RecordingHandler next = new RecordingHandler();

        drive("again", topic, next);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(next.of(0)).hasSize(10));
    }

    @Test
    void nothingFlowsBeforeAssignedSucceeded() {
        String topic = broker.topic(2);
        write(topic, 2, 0, 10);
        AtomicInteger tries = new AtomicInteger();
        RecordingHandler handler = new RecordingHandler() {
            @Override
            public void assigned(Set<Integer> partitions) throws Exception {
                assertThat(count()).isZero();
                if (tries.incrementAndGet() < 4) {
                    throw new IllegalStateException("no lease yet");
                }
                super.assigned(partitions);
            }
        };

        DrivingConsumer consumer = drive("leases", topic, handler);

        await().atMost(LIMIT).until(() -> handler.count() == 10);
        assertThat(tries).hasValue(4);
        assertThat(handler.told).containsExactly("assigned [0, 1]");
        assertThat(consumer.owned()).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void aConsumerThatWasNeverStartedCanBeClosed() {
        DrivingConsumer consumer = new DrivingConsumer(broker.groupConfig("idle"), "any", new RecordingHandler());

        consumer.close();

        assertThat(consumer.isAlive()).isFalse();
    }

    private DrivingConsumer drive(String group, String topic, RecordingHandler handler) {
        return drive(broker.groupConfig(group), topic, handler);
    }

    private DrivingConsumer drive(Map<String, Object> config, String topic, RecordingHandler handler) {
        DrivingConsumer consumer = new DrivingConsumer(config, topic, handler);
        open.add(consumer);
        consumer.start();
        return consumer;
    }

    private static void write(String topic, int partitions, int from, int to) {
        IntStream.range(from, to).forEach(i -> broker.send(topic, i % partitions, "k", Integer.toString(i)));
        broker.flush();
    }

    private static Set<String> seen(RecordingHandler... handlers) {
        Set<String> all = new HashSet<>();
        for (RecordingHandler handler : handlers) {
            handler.values.values().forEach(all::addAll);
        }
        return all;
    }
}
