package io.anumati.partitionview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Members with a name of their own. Sessions are far longer than the test waits, so that nobody is thrown out by time. */
class StaticMemberTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int SESSION_MILLIS = 600_000;
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
    void whoIsClosedLeavesItsPartitionsToOthersWithoutWaitingForItsSession() {
        String topic = broker.topic(4);
        RecordingHandler one = new RecordingHandler();
        RecordingHandler two = new RecordingHandler();
        DrivingConsumer first = drive("leaving", "m-1", topic, one);
        DrivingConsumer second = drive("leaving", "m-2", topic, two);
        await().atMost(LIMIT).until(() -> first.owned().size() == 2 && second.owned().size() == 2);

        first.close();

        await().atMost(LIMIT).until(() -> second.owned().size() == 4);
        assertThat(one.told).filteredOn(each -> each.startsWith("lost")).isEmpty();
    }

    @Test
    void whatIsUnderWayEndsBeforeOthersBegin() {
        String topic = broker.topic(2);
        List<String> order = new CopyOnWriteArrayList<>();
        RecordingHandler slow = new RecordingHandler() {
            @Override
            public void revoked(Set<Integer> partitions) {
                super.revoked(partitions);
                // longer than others need to hear of a member that left
                await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
                order.add("drained");
            }
        };
        RecordingHandler next = new RecordingHandler() {
            @Override
            public void assigned(Set<Integer> partitions) throws Exception {
                super.assigned(partitions);
                order.add("taken");
            }
        };
        DrivingConsumer first = drive("drain", "m-1", topic, slow);
        await().atMost(LIMIT).until(() -> first.owned().size() == 2);
        DrivingConsumer second = drive("drain", "m-2", topic, next);
        await().atMost(LIMIT).until(() -> first.owned().size() == 1 && second.owned().size() == 1);
        order.clear();
        slow.told.clear();

        first.close();

        await().atMost(LIMIT).until(() -> second.owned().size() == 2);
        assertThat(order).containsExactly("drained", "taken");
        assertThat(slow.told).hasSize(1).allMatch(each -> each.startsWith("revoked"));
    }

    @Test
    void whoWasKilledComesBackToItsPartitionsWithoutDisturbingOthers() {
        String topic = broker.topic(2);
        RecordingHandler two = new RecordingHandler();
        DrivingConsumer first = drive("static", "m-1", topic, new RecordingHandler());
        DrivingConsumer second = drive("static", "m-2", topic, two);
        await().atMost(LIMIT).until(() -> first.owned().size() == 1 && second.owned().size() == 1);
        Set<Integer> before = first.owned();
        List<String> toldBefore = List.copyOf(two.told);

        DrivingConsumer restarted = drive("static", "m-1", topic, new RecordingHandler());

        await().atMost(LIMIT).until(() -> !restarted.owned().isEmpty());
        assertThat(restarted.owned()).isEqualTo(before);
        assertThat(two.told).isEqualTo(toldBefore);
    }

    @Test
    void aSecondMemberWithTheSameIdStopsTheFirst() {
        String topic = broker.topic(1);
        RecordingHandler one = new RecordingHandler();
        DrivingConsumer first = drive("fenced", "m-1", topic, one);
        await().atMost(LIMIT).until(() -> first.owned().size() == 1);

        DrivingConsumer usurper = drive("fenced", "m-1", topic, new RecordingHandler());

        await().atMost(LIMIT).until(() -> !first.isAlive());
        assertThat(first.failure()).get().isInstanceOf(FencedInstanceIdException.class);
        await().atMost(LIMIT).until(() -> one.told.contains("lost [0]"));
        await().atMost(LIMIT).until(() -> usurper.owned().size() == 1);
    }

    private DrivingConsumer drive(String group, String member, String topic, RecordingHandler handler) {
        Map<String, Object> config = new HashMap<>(broker.groupConfig(group));
        config.put("group.instance.id", member);
        config.put("session.timeout.ms", SESSION_MILLIS);
        DrivingConsumer consumer = new DrivingConsumer(config, topic, handler);
        open.add(consumer);
        consumer.start();
        return consumer;
    }
}
