package io.anumati.auth.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import io.anumati.contracts.EventEnvelope;
import io.anumati.testkit.PostgresServer;

/** Passes of the relay on a real Postgres, with a sender that remembers. */
class OutboxRelayTest {

    private static PostgresServer server;
    private static DataSource database;

    private final List<ProducerRecord<byte[], byte[]>> sent = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() throws SQLException {
        server = PostgresServer.start();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.superuserJdbcUrl());
        database = source;
        run("""
                create table outbox (id bigint generated always as identity primary key, topic text not null,
                record_key text not null, payload text not null, envelope text not null,
                created_at timestamptz not null default clock_timestamp(), published_at timestamptz,
                refused_at timestamptz)""");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        run("truncate outbox");
    }

    @Test
    void twoRelaysAtTheSameTimePublishEachEventOnceAndInOrder() throws Exception {
        // Given
        int events = 400;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> relays = IntStream.range(0, 2).<Future<?>> mapToObj(each -> threads.submit(() -> {
                while (sent.size() < events) {
                    pass(this::remember).run();
                }
                return null;
            })).toList();
            // When
            for (int version = 1; version <= events; version++) {
                insert("u-" + version % 3, version);
            }
            for (Future<?> relay : relays) {
                relay.get();
            }
        }
        // Then
        assertThat(sent).hasSize(events);
        for (int user = 0; user < 3; user++) {
            assertThat(versionsOf("u-" + user)).isSorted();
        }
    }

    @Test
    void aRowThatIsCommittedLateIsPublishedTooAlthoughItsIdIsLower() throws SQLException {
        // Given
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            insert(slow, "topic", "u-slow", 1);
            insert("u-fast", 2);
            pass(this::remember).run();
            assertThat(sent).hasSize(1);
            slow.commit();
        }
        // When
        pass(this::remember).run();
        // Then
        assertThat(versionsOf("u-slow")).containsExactly(1);
        assertThat(sent).hasSize(2);
    }

    @Test
    void aCrashAfterTheSendPublishesAgainWithTheSameEventId() throws SQLException {
        // Given
        insert("u-1", 1);
        insert("u-1", 2);
        RelayPass crashing = pass(outgoing -> {
            if (versionOf(outgoing) == 2) {
                throw new IllegalStateException("crashed");
            }
            return remember(outgoing);
        });
        assertThatThrownBy(crashing::run).isInstanceOf(IllegalStateException.class);
        // When
        pass(this::remember).run();
        // Then
        assertThat(versionsOf("u-1")).containsExactly(1, 1, 2);
        assertThat(ids(sent.get(0))).isEqualTo(ids(sent.get(1)));
        assertThat(pass(this::remember).run()).isEmpty();
        assertThat(sent).hasSize(3);
    }

    @Test
    void i12_anEventThatKafkaNeverTakesHoldsBackOnlyItsOwnUser() throws SQLException {
        // Given
        for (int version = 1; version <= 60; version++) {
            insert("u-poison", version);
        }
        insert("u-other", 61);
        RelayPass pass = pass(outgoing -> new String(outgoing.key()).equals("u-poison") && versionOf(outgoing) == 1
                ? CompletableFuture.failedFuture(new RecordTooLargeException())
                : remember(outgoing));
        // When
        Set<Delivery.Stream> heldBack = pass.run();
        pass.run();
        // Then
        assertThat(heldBack).containsExactly(new Delivery.Stream("topic", "u-poison"));
        assertThat(versionsOf("u-other")).containsExactly(61);
    }

    @Test
    void whatFollowsAHeldBackEventIsSentAgainAfterIt() throws SQLException {
        // Given
        insert("u-1", 1);
        insert("u-1", 2);
        pass(outgoing -> versionOf(outgoing) == 1 ? CompletableFuture.failedFuture(new RecordTooLargeException())
                : remember(outgoing)).run();
        // When
        Set<Delivery.Stream> heldBack = pass(this::remember).run();
        // Then
        assertThat(heldBack).isEmpty();
        assertThat(versionsOf("u-1")).containsExactly(2, 1, 2);
    }

    @Test
    void oneInstanceLeadsAndAnotherTakesOver() throws SQLException {
        // Given
        Leadership first = new Leadership(database);
        Leadership second = new Leadership(database);
        assertThat(first.lead(OutboxRelayTest::nothing)).isTrue();
        assertThat(second.lead(OutboxRelayTest::nothing)).isFalse();
        assertThat(first.lead(OutboxRelayTest::nothing)).isTrue();
        // When
        first.close();
        // Then
        assertThat(second.lead(OutboxRelayTest::nothing)).isTrue();
        second.close();
    }

    @Test
    void theBacklogIsTheAgeOfTheOldestEventThatIsNotOut() throws SQLException {
        // Given
        insert("u-1", 1);
        run("update outbox set created_at = clock_timestamp() - interval '10 seconds'");
        try (Connection connection = database.getConnection()) {
            assertThat(OutboxTable.backlog(connection)).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
            // When
            pass(this::remember).run();
            // Then
            assertThat(OutboxTable.backlog(connection)).isZero();
        }
    }

    @Test
    void i12_aUserWhoseAuthorityKafkaRefusesIsTakenOutAndSilencesNobody() throws SQLException {
        // Given
        insert("authorizations", "u-poison", 1);
        insert("authorizations", "u-poison", 2);
        run("update outbox set created_at = clock_timestamp() - interval '1 hour'");
        RelayPass pass = pass(outgoing -> outgoing.value() != null && versionOf(outgoing) == 1 ? tooLarge()
                : remember(outgoing));
        // When
        pass.run();
        pass.run();
        // Then
        assertThat(sent).filteredOn(one -> one.value() == null).singleElement()
                .satisfies(one -> assertThat(new String(one.key())).isEqualTo("u-poison"));
        assertThat(sent.getLast().value()).isNull();
        assertThat(backlog()).isZero();
        // When: Kafka is set up to take it
        pass(this::remember).run();
        pass(this::remember).run();
        // Then
        assertThat(sent.subList(sent.size() - 2, sent.size())).extracting(OutboxRelayTest::versionOf).containsExactly(1, 2);
        assertThat(pass(this::remember).run()).isEmpty();
    }

    @Test
    void i11_aUserWhoCannotBeTakenOutSilencesTheHeartbeat() throws SQLException {
        // Given
        insert("authorizations", "u-poison", 1);
        run("update outbox set created_at = clock_timestamp() - interval '1 hour'");
        // When
        pass(outgoing -> outgoing.value() == null ? CompletableFuture.failedFuture(new TimeoutException()) : tooLarge()).run();
        // Then
        assertThat(backlog()).isGreaterThan(Duration.ofMinutes(59));
    }

    @Test
    void i6_aKillSwitchThatKafkaRefusesSilencesTheHeartbeat() throws SQLException {
        // Given
        insert("controls", "USER:u-poison", 1);
        run("update outbox set created_at = clock_timestamp() - interval '1 hour'");
        // When
        pass(_ -> tooLarge()).run();
        // Then
        assertThat(backlog()).isGreaterThan(Duration.ofMinutes(59));
        assertThat(sent).isEmpty();
    }

    private static CompletableFuture<Void> tooLarge() {
        return CompletableFuture.failedFuture(new RecordTooLargeException());
    }

    private static Duration backlog() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return OutboxTable.backlog(connection);
        }
    }

    private static void nothing(Connection connection) throws SQLException {
        assertThat(connection.isClosed()).isFalse();
    }

    private RelayPass pass(Function<ProducerRecord<byte[], byte[]>, CompletableFuture<Void>> sender) {
        return new RelayPass(database, sender, 50);
    }

    private CompletableFuture<Void> remember(ProducerRecord<byte[], byte[]> outgoing) {
        sent.add(outgoing);
        return CompletableFuture.completedFuture(null);
    }

    private List<Integer> versionsOf(String key) {
        return sent.stream().filter(one -> new String(one.key()).equals(key)).map(OutboxRelayTest::versionOf).toList();
    }

    private static int versionOf(ProducerRecord<byte[], byte[]> outgoing) {
        return Integer.parseInt(new String(outgoing.value()));
    }

    private static String ids(ProducerRecord<byte[], byte[]> outgoing) {
        return EventEnvelope.from(outgoing.headers()).id();
    }

    private static void insert(String key, int version) throws SQLException {
        insert("topic", key, version);
    }

    private static void insert(String topic, String key, int version) throws SQLException {
        try (Connection connection = database.getConnection()) {
            insert(connection, topic, key, version);
        }
    }

    private static void insert(Connection connection, String topic, String key, int version) throws SQLException {
        EventEnvelope envelope = new EventEnvelope("evt-" + version, "/test", "Test", Instant.EPOCH, key, 1, "c", "c", null);
        try (PreparedStatement insert = connection
                .prepareStatement("insert into outbox (topic, record_key, payload, envelope) values (?, ?, ?, ?)")) {
            insert.setString(1, topic);
            insert.setString(2, key);
            insert.setString(3, Integer.toString(version));
            insert.setString(4, EnvelopeText.write(envelope));
            insert.executeUpdate();
        }
    }

    private static void run(String statement) throws SQLException {
        try (Connection connection = database.getConnection(); var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
