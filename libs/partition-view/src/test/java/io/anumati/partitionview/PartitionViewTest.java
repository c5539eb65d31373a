package io.anumati.partitionview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PartitionViewTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static TestBroker broker;

    private PartitionView<String> view;

    @BeforeAll
    static void start() {
        broker = new TestBroker();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @AfterEach
    void close() {
        if (view != null) {
            view.close();
        }
    }

    @Test
    void assignReturnsWhenAllThatWasThereHasBeenRead() {
        String topic = broker.topic(2);
        for (int i = 0; i < 20_000; i++) {
            broker.send(topic, 0, "u-" + i, "1:x" + i);
        }
        broker.flush();
        view = view(topic);

        view.assign(Set.of(0));

        assertThat(view.values(0)).hasSize(20_000);
        assertThat(view.get(0, "u-19999")).contains("x19999");
        assertThat(view.position(0)).isEqualTo(20_000);
    }

    @Test
    void assignOfAnEmptyPartitionReturns() {
        view = view(broker.topic(1));

        view.assign(Set.of(0));

        assertThat(view.values(0)).isEmpty();
        assertThat(view.get(0, "u-1")).isEmpty();
    }

    @Test
    void lowerVersionsAreIgnoredBeforeAndAfterTheRestore() {
        String topic = broker.topic(1);
        broker.put(topic, 0, "u-1", "5:five");
        broker.put(topic, 0, "u-1", "3:three");
        view = view(topic);
        view.assign(Set.of(0));
        assertThat(view.get(0, "u-1")).contains("five");

        broker.put(topic, 0, "u-1", "4:four");

        assertThat(view.awaitPosition(0, 3, LIMIT)).isTrue();
        assertThat(view.get(0, "u-1")).contains("five");
    }

    @Test
    void aTombstoneRemovesItsKey() {
        String topic = broker.topic(1);
        broker.put(topic, 0, "u-1", "1:one");
        broker.put(topic, 0, "u-2", "1:two");
        broker.put(topic, 0, "u-1", null);
        view = view(topic);
        List<String> gone = new CopyOnWriteArrayList<>();
        view.onChange(new ViewListener<>() {
            @Override
            public void changed(int partition, String key, String value) {
                gone.add("changed " + key);
            }

            @Override
            public void removed(int partition, String key) {
                gone.add("removed " + key);
            }
        });
        view.assign(Set.of(0));
        assertThat(view.values(0)).containsExactly("two");

        broker.put(topic, 0, "u-2", null);

        assertThat(view.awaitPosition(0, 4, LIMIT)).isTrue();
        assertThat(view.values(0)).isEmpty();
        assertThat(gone).containsExactly("removed u-2");
    }

    @Test
    void tellsChangesAfterTheRestoreInOrder() {
        String topic = broker.topic(1);
        broker.put(topic, 0, "u-1", "1:restored");
        view = view(topic);
        List<String> heard = new CopyOnWriteArrayList<>();
        view.onChange((partition, key, value) -> heard.add(partition + key + value));
        view.onChange((_, _, _) -> {
            throw new IllegalStateException("a broken listener stops nobody");
        });
        view.assign(Set.of(0));

        broker.put(topic, 0, "u-1", "2:two");
        broker.put(topic, 0, "u-1", "2:two again");
        broker.put(topic, 0, "u-2", "1:one");
        broker.put(topic, 0, "u-1", "3:three");

        assertThat(view.awaitPosition(0, 5, LIMIT)).isTrue();
        assertThat(heard).containsExactly("0u-1two", "0u-2one", "0u-1three");
    }

    @Test
    void whatIsWrittenWhileRestoringIsSeenOrTold() {
        String topic = broker.topic(1);
        for (int i = 0; i < 20_000; i++) {
            broker.send(topic, 0, "old-" + i, "1:x");
        }
        broker.flush();
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Integer> writer = CompletableFuture.supplyAsync(() -> {
            int written = 0;
            for (; !enough.get(); written++) {
                broker.put(topic, 0, "new-" + written, "1:y");
            }
            return written;
        });
        Set<String> told = ConcurrentHashMap.newKeySet();
        view = PartitionView.of(broker.consumerConfig(), topic,
                incoming -> new ViewRecord.Put<>(new String(incoming.key()), 1, new String(incoming.key())));
        view.onChange((_, key, _) -> told.add(key));

        view.assign(Set.of(0));
        Set<String> seen = new HashSet<>(view.values(0));
        enough.set(true);
        int written = writer.join();

        assertThat(view.awaitPosition(0, broker.end(topic, 0), LIMIT)).isTrue();
        seen.addAll(told);
        assertThat(seen).hasSize(20_000 + written);
    }

    @Test
    void awaitPositionSaysNoWhenTheTimeIsUp() {
        String topic = broker.topic(2);
        view = view(topic);
        view.assign(Set.of(0));

        assertThat(view.awaitPosition(0, 1, Duration.ofMillis(50))).isFalse();
        assertThat(view.awaitPosition(1, 0, Duration.ofMillis(50))).isFalse();
    }

    @Test
    void offsetsThatHoldNoRecordAreReachedToo() {
        String topic = broker.topic(1);
        try (Producer<byte[], byte[]> transactional = broker.producer(Map.of("transactional.id", topic))) {
            transactional.initTransactions();
            transactional.beginTransaction();
            transactional.send(TestBroker.outgoing(topic, 0, "u-1", "1:kept"));
            transactional.commitTransaction();
            transactional.beginTransaction();
            transactional.send(TestBroker.outgoing(topic, 0, "u-1", "2:aborted"));
            transactional.flush();
            transactional.abortTransaction();
        }
        Map<String, Object> committedOnly = new HashMap<>(broker.consumerConfig());
        committedOnly.put("isolation.level", "read_committed");
        view = PartitionView.of(committedOnly, topic, TestBroker::read);

        view.assign(Set.of(0));

        assertThat(view.awaitPosition(0, broker.end(topic, 0), LIMIT)).isTrue();
        assertThat(view.position(0)).isEqualTo(4);
        assertThat(view.values(0)).containsExactly("kept");
    }

    @Test
    void silenceGrowsUntilAHeartbeatArrives() {
        String topic = broker.topic(1);
        broker.put(topic, 0, "#beat", Instant.now().toString());
        view = view(topic);
        assertThat(view.silence(0)).isEqualTo(ChronoUnit.FOREVER.getDuration());
        view.assign(Set.of(0));
        assertThat(view.silence(0)).as("a heartbeat out of the log").isEqualTo(ChronoUnit.FOREVER.getDuration());

        broker.put(topic, 0, "#beat", Instant.now().toString());

        await().atMost(LIMIT).until(() -> view.silence(0).compareTo(Duration.ofSeconds(5)) < 0);
        Duration before = view.silence(0);
        await().atMost(LIMIT).until(() -> view.silence(0).compareTo(before.plusMillis(200)) > 0);

        broker.put(topic, 0, "#beat", Instant.now().minusSeconds(60).toString());
        await().atMost(LIMIT).until(() -> view.silence(0).compareTo(Duration.ofSeconds(60)) >= 0);
    }

    @Test
    void aKeyWhoseNewestRecordCannotBeReadHasNoAnswerUntilOneFollowsThatCan() {
        String topic = broker.topic(1);
        broker.put(topic, 0, "u-1", "1:one");
        broker.put(topic, 0, "u-1", "bad");
        broker.put(topic, 0, "u-2", "1:other");
        view = view(topic);
        view.assign(Set.of(0));

        assertThat(view.get(0, "u-1")).isEmpty();
        assertThat(view.unreadable(0)).containsExactly("u-1");
        assertThat(view.get(0, "u-2")).contains("other");

        broker.put(topic, 0, "u-1", "3:three");

        assertThat(view.awaitPosition(0, 4, LIMIT)).isTrue();
        assertThat(view.get(0, "u-1")).contains("three");
        assertThat(view.unreadable(0)).isEmpty();
    }

    @Test
    void aTombstoneEndsAnUnreadableKeyAndAHeartbeatAnUnreadableHeartbeat() {
        String topic = broker.topic(1);
        broker.put(topic, 0, "u-1", "bad");
        broker.put(topic, 0, "#beat", "bad");
        view = view(topic);
        view.assign(Set.of(0));
        assertThat(view.unreadable(0)).containsExactlyInAnyOrder("u-1", "#beat");

        broker.put(topic, 0, "u-1", null);
        broker.put(topic, 0, "#beat", Instant.now().toString());

        assertThat(view.awaitPosition(0, 4, LIMIT)).isTrue();
        assertThat(view.unreadable(0)).isEmpty();
    }

    @Test
    void whatIsNotInViewGivesNoAnswer() {
        String topic = broker.topic(2);
        broker.put(topic, 0, "u-1", "1:one");
        view = view(topic);
        view.assign(Set.of(0));

        assertThatExceptionOfType(NotInView.class).isThrownBy(() -> view.get(1, "u-1"));
        assertThatExceptionOfType(NotInView.class).isThrownBy(() -> view.values(1));

        view.release(Set.of(0));
        assertThatExceptionOfType(NotInView.class).isThrownBy(() -> view.get(0, "u-1"));
        assertThatExceptionOfType(NotInView.class).isThrownBy(() -> view.position(0));
        assertThat(view.silence(0)).isEqualTo(ChronoUnit.FOREVER.getDuration());
    }

    @Test
    void assignAddsAndAReleasedPartitionIsReadAgainFromItsBeginning() {
        String topic = broker.topic(3);
        for (int partition = 0; partition < 3; partition++) {
            broker.put(topic, partition, "u-" + partition, "1:x" + partition);
        }
        view = view(topic);
        view.assign(Set.of(0));
        view.assign(Set.of(1, 2));
        assertThat(view.get(0, "u-0")).contains("x0");
        assertThat(view.get(2, "u-2")).contains("x2");

        for (int i = 0; i < 20; i++) {
            view.release(Set.of(0, 1));
            broker.put(topic, 0, "again-" + i, "1:y");
            view.assign(Set.of(0));
            assertThat(view.values(0)).hasSize(2 + i);
        }

        assertThat(view.get(2, "u-2")).contains("x2");
        assertThatThrownBy(() -> view.get(1, "u-1")).isInstanceOf(NotInView.class);
    }

    @Test
    void closeEndsAnAssignThatCannotSucceed() {
        view = view("no-such-topic");
        CompletableFuture<Void> assigning = CompletableFuture.runAsync(() -> view.assign(Set.of(0)));

        view.close();

        assertThat(assigning).failsWithin(LIMIT);
        assertThat(view.isAlive()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> view.assign(Set.of(0)));
    }

    private static PartitionView<String> view(String topic) {
        return PartitionView.of(broker.consumerConfig(), topic, TestBroker::read);
    }
}
