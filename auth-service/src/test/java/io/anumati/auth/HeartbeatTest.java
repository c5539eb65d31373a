package io.anumati.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.anumati.contracts.AuthorityEvent;
import io.anumati.contracts.AuthorityEvent.AuthorityHeartbeat;
import io.anumati.contracts.ControlEvent;
import io.anumati.contracts.ControlEvent.ControlHeartbeat;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.GateEvent;
import io.anumati.contracts.GateEvent.GateChanged;
import io.anumati.contracts.Topic;

@OnRealParts
class HeartbeatTest {

    @Test
    void eachPartitionHearsAHeartbeatAgainAndAgain() {
        // Given
        Set<Integer> all = IntStream.range(0, 12).boxed().collect(Collectors.toSet());
        long before = beats().size();
        // Then
        await().atMost(20, TimeUnit.SECONDS).until(() -> beats().size() >= before + 24);
        assertThat(beats().stream().map(ConsumerRecord::partition).collect(Collectors.toSet())).isEqualTo(all);
        assertThat(beats()).allSatisfy(beat -> assertThat(((AuthorityHeartbeat) EventCodec.read(beat).orElseThrow())
                .partition()).isEqualTo(beat.partition()));
        assertThat(Kafka.events(Topic.CONTROLS, ControlHeartbeat.class, ControlEvent.HEARTBEAT_KEY)).hasSizeGreaterThan(1);
    }

    @Test
    void inPaperTheTwoGatesStandOpenBySimulatorOnlyEvidence() {
        for (String gate : List.of(GateEvent.PER_SIGNAL_CONFIRM_OFF, GateEvent.PUSH_TOKEN_FLOW)) {
            await().atMost(10, TimeUnit.SECONDS)
                    .until(() -> !Kafka.events(Topic.GATES, GateChanged.class, gate).isEmpty());
            assertThat(Kafka.events(Topic.GATES, GateChanged.class, gate)).singleElement().satisfies(change -> {
                assertThat(change.open()).isTrue();
                assertThat(change.mode()).isEqualTo("PAPER");
                assertThat(change.evidence().approvedBy()).containsExactly("simulator");
            });
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> beats() {
        return Kafka.all(Topic.AUTHORIZATIONS.topicName()).stream()
                .filter(one -> new String(one.key()).equals(AuthorityEvent.HEARTBEAT_KEY)).toList();
    }
}
