package io.anumati.audit.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.anumati.audit.AuditTables;
import io.anumati.audit.Publisher;
import io.anumati.audit.WithParts;
import io.anumati.audit.person.PersonalFieldKeeper;
import io.anumati.contracts.AuthorityEvent;
import io.anumati.contracts.ControlEvent;
import io.anumati.contracts.Topic;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithParts
class AuditIntakeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;
    @ConfigProperty(name = "testkit.postgres.superuser-url")
    String superuserUrl;
    @Inject
    DataSource database;
    @Inject
    Ledger ledger;
    @Inject
    PersonalFieldKeeper persons;

    private Publisher publisher;
    private AuditTables tables;
    private final List<IntakeLoop> others = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    @BeforeEach
    void connect() {
        publisher = new Publisher(broker);
        tables = new AuditTables(superuserUrl);
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        publisher.close();
        for (IntakeLoop other : others) {
            other.stop();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void i9_recordsEachEventOnceInTheChainOfItsPartition() {
        RecordMetadata lease = publisher.publish(Topic.TOKEN_EVENTS, "u-1", Publisher.lease("u-1"));
        RecordMetadata kill = publisher.publish(Topic.CONTROLS, "USER:u-1", new ControlEvent.KillSwitchChanged(
                ControlEvent.KillScope.user("u-1"), 1, ControlEvent.KillState.ON, ControlEvent.Trigger.CLIENT, "u-1",
                Instant.now(), "test"));

        awaitRecorded(lease);
        awaitRecorded(kill);
        assertThat(recorded(lease, "event::json->'data'->>'type'")).isEqualTo("TokenLeased");
        assertThat(recorded(lease, "event::json->'headers'->>'ce_type'")).isEqualTo("TokenLeased");
        assertThat(tables.chainsWithGaps()).isZero();
    }

    @Test
    void leavesHeartbeatsOut() {
        publisher.publish(Topic.AUTHORIZATIONS, 0, AuthorityEvent.HEARTBEAT_KEY,
                new AuthorityEvent.AuthorityHeartbeat(0, Instant.now()));
        RecordMetadata after = publisher.publish(Topic.AUTHORIZATIONS, 0, "u-x", Publisher.authority("u-x", "UCC-X"));

        awaitRecorded(after);
        assertThat(tables.number("select count(*) from audit.audit_row where event like '%Heartbeat%'")).isZero();
    }

    @Test
    void i9_recordsWhatCannotBeReadAsItIs() {
        RecordMetadata broken = publisher.raw("order-events", 1, "u-1", "{\"type\":\"NoSuchEvent\"");
        RecordMetadata dead = publisher.raw("order-events.dlq", 1, "u-1", "{\"type\":\"NoSuchEvent\"");
        RecordMetadata next = publisher.publish(Topic.TOKEN_EVENTS, "u-1", Publisher.lease("u-1"));

        awaitRecorded(broken);
        awaitRecorded(dead);
        awaitRecorded(next);
        assertThat(new String(Base64.getDecoder().decode(recorded(broken, "event::json->>'raw'"))))
                .isEqualTo("{\"type\":\"NoSuchEvent\"");
        assertThat(recorded(broken, "event::json->>'unreadable'")).contains("order-events");
    }

    @Test
    void i9_twoInstancesShareThePartitionsAndNoRecordIsLostOrDoubled() throws InterruptedException {
        long before = tokenEvents();

        leases(200);
        IntakeLoop second = instance("audit-service");
        leases(200);
        await().atMost(PATIENCE).until(() -> tokenEvents() >= before + 400);
        leases(200);
        second.stop();
        leases(200);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tokenEvents()).isEqualTo(before + 800));
        assertThat(tables.chainsWithGaps()).isZero();
    }

    @Test
    void i9_aSecondOwnerOfAllPartitionsCannotDoubleOrForkAChain() {
        instance("a-group-that-knows-nothing");
        long before = tokenEvents();

        leases(500);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tokenEvents()).isEqualTo(before + 500));
        RecordMetadata last = publisher.publish(Topic.TOKEN_EVENTS, "u-1", Publisher.lease("u-1"));
        awaitRecorded(last);
        assertThat(tables.chainsWithGaps()).isZero();
    }

    @Test
    void i9_whileTheDatabaseIsAwayRecordsWaitAndNoneIsLost() {
        AtomicBoolean away = new AtomicBoolean(true);
        IntakeState state = new IntakeState();
        instance("meets-no-database", new Ledger(sometimesAway(away), persons, Clock.systemUTC()), state);
        long before = tokenEvents();

        leases(100);
        await().atMost(PATIENCE).until(() -> state.trouble().filter("the database is away"::equals).isPresent());
        away.set(false);

        await().atMost(PATIENCE).until(() -> state.trouble().isEmpty());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tokenEvents()).isEqualTo(before + 100));
        assertThat(tables.chainsWithGaps()).isZero();
    }

    @Test
    void theServicesRoleCannotChangeOrRemove() throws SQLException {
        awaitRecorded(publisher.publish(Topic.TOKEN_EVENTS, "u-1", Publisher.lease("u-1")));
        for (String forbidden : List.of("update audit.audit_row set event = 'x'", "delete from audit.audit_row",
                "truncate audit.audit_row", "delete from audit.checkpoint", "delete from audit.person_key",
                "update audit.person_identifier set value = ''", "drop table audit.audit_row",
                "alter table audit.audit_row disable trigger all", "delete from audit.access",
                "insert into audit.databasechangelog (id) values ('x')")) {
            try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(forbidden)).as(forbidden).isInstanceOf(SQLException.class)
                        .satisfies(failure -> assertThat(((SQLException) failure).getSQLState()).isEqualTo("42501"));
            }
        }
    }

    @Test
    void aPersonsIdentifierStandsApartUnderAKeyOfItsOwn() {
        RecordMetadata recorded = publisher.publish(Topic.AUTHORIZATIONS, "u-p", Publisher.authority("u-p", "UCC-SECRET-9"));

        awaitRecorded(recorded);
        String reference = recorded(recorded, "event::json->'data'->'connection'->>'brokerUserId'");
        assertThat(reference).matches("person:[0-9a-f]{64}");
        assertThat(tables.number("select count(*) from audit.audit_row where event like '%UCC-SECRET-9%'")).isZero();
        assertThat(tables.number("select count(*) from audit.person_identifier where user_id = 'u-p' and reference = '%s'"
                .formatted(reference))).isOne();
    }

    private void leases(int count) {
        IntStream.range(0, count).forEach(number -> publisher.sendLease("u-" + number));
        publisher.flush();
    }

    private long tokenEvents() {
        return tables.number("select count(*) from audit.audit_row where topic = 'token-events'");
    }

    private void awaitRecorded(RecordMetadata written) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tables.number(query("count(*)", written))).isOne());
    }

    private String recorded(RecordMetadata written, String column) {
        return tables.text(query(column, written));
    }

    private static String query(String column, RecordMetadata written) {
        return "select %s from audit.audit_row where topic = '%s' and partition = %d and kafka_offset = %d".formatted(column,
                written.topic(), written.partition(), written.offset());
    }

    private DataSource sometimesAway(AtomicBoolean away) {
        return (DataSource) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { DataSource.class },
                (_, method, arguments) -> {
                    if (away.get()) {
                        throw new SQLException("the database is away");
                    }
                    return method.invoke(database, arguments);
                });
    }

    private IntakeLoop instance(String group) {
        return instance(group, ledger, new IntakeState());
    }

    private IntakeLoop instance(String group, Ledger ledger, IntakeState state) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker,
                ConsumerConfig.GROUP_ID_CONFIG, group, ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest", ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName(), ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class, ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class));
        IntakeLoop loop = new IntakeLoop(consumer, ledger, state, Duration.ofMillis(100));
        consumer.subscribe(List.of("token-events", "order-events"), loop);
        others.add(loop);
        Thread thread = new Thread(loop, "second-intake");
        threads.add(thread);
        thread.start();
        return loop;
    }
}
