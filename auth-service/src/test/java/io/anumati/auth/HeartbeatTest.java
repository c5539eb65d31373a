package io.anumati.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

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

    private final DataSource database;

    HeartbeatTest(DataSource database) {
        this.database = database;
    }

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
    void i12_anAuthorityThatKafkaRefusesSilencesNobodyAndStopsItsUser() throws SQLException {
        // Given
        String payload = "x".repeat(2 << 20);
        Kafka.publish(Topic.AUTHORIZATIONS, "u-too-large", new AuthorityEvent.AuthorityChanged("u-too-large", 1,
                Instant.EPOCH, null, null, List.of()));
        String envelope = "{\"id\":\"evt-too-large\",\"source\":\"/test\",\"type\":\"AuthorityChanged\","
                + "\"time\":\"2026-11-21T00:00:00Z\",\"subject\":\"u-too-large\",\"schemaVersion\":1,"
                + "\"correlationId\":\"c\",\"causationId\":\"c\"}";
        insert(payload, envelope);
        try {
            // When
            await().atMost(20, TimeUnit.SECONDS).until(() -> Kafka.all(Topic.AUTHORIZATIONS.topicName()).stream()
                    .anyMatch(one -> one.value() == null && new String(one.key()).equals("u-too-large")));
            // Then
            long before = beats().size();
            await().atMost(20, TimeUnit.SECONDS).until(() -> beats().size() >= before + 24);
        } finally {
            run("delete from outbox where record_key = 'u-too-large'");
        }
    }

    private void insert(String payload, String envelope) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement insert = connection.prepareStatement("""
                insert into outbox (topic, record_key, payload, envelope, created_at)
                values ('authorizations', 'u-too-large', ?, ?, clock_timestamp() - interval '1 hour')""")) {
            insert.setString(1, payload);
            insert.setString(2, envelope);
            insert.executeUpdate();
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
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
