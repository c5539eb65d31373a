package io.anumati.signal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.anumati.contracts.Cause;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.LastingProducer;
import io.anumati.contracts.StrategyEvent.BoxType;
import io.anumati.contracts.StrategyEvent.Status;
import io.anumati.contracts.StrategyEvent.StrategyPublished;
import io.anumati.contracts.Topic;
import io.anumati.signal.Records;
import io.anumati.signal.service.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class OutboxRelayTest {

    private final String strategy = "s-" + UUID.randomUUID();

    @Inject
    Database database;

    @Inject
    LastingProducer producer;

    @Inject
    OutboxConfig config;

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void i1_severalRelaysSendEveryRowOnceAndInOrder() {
        // Given
        List<OutboxRelay> relays = IntStream.range(0, 3).mapToObj(_ -> new OutboxRelay(database, producer, config)).toList();
        relays.forEach(relay -> relay.start(new StartupEvent()));
        List<CompletableFuture<Void>> sent = new ArrayList<>();

        // When
        for (int version = 1; version <= 300; version++) {
            add(version);
            sent.add(relays.get(version % 3).kick());
        }
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();

        // Then
        assertThat(Records.events(kafka, "strategies", StrategyPublished.class,
                event -> event.strategyId().equals(strategy))).extracting(StrategyPublished::recordVersion)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 300).mapToObj(Long::valueOf).toList());
        relays.forEach(this::stop);
    }

    @Test
    void aRowThatIsRolledBackIsNeverSent() {
        // When
        try {
            database.inTransaction(connection -> {
                OutboxTable.add(connection, List.of(pending(1)));
                throw new IllegalStateException("the signal's row cannot be written");
            });
        } catch (IllegalStateException expected) {
            add(2);
        }

        // Then
        OutboxRelay relay = new OutboxRelay(database, producer, config);
        relay.start(new StartupEvent());
        relay.kick().join();
        stop(relay);
        assertThat(Records.events(kafka, "strategies", StrategyPublished.class,
                event -> event.strategyId().equals(strategy))).extracting(StrategyPublished::recordVersion)
                .containsExactly(2L);
    }

    @Test
    void askingFailsWhenKafkaDidNotAcknowledgeAndTheRestIsOut() {
        // Given
        add(1);
        database.inTransaction(connection -> {
            OutboxTable.add(connection, List.of(new PendingRecord("no such topic", null, "k", "{}", pending(1).envelope())));
            return null;
        });
        OutboxRelay relay = new OutboxRelay(database, producer, config);
        relay.start(new StartupEvent());

        // When
        CompletableFuture<Void> asked = relay.kick();

        // Then
        assertThat(asked).failsWithin(Duration.ofSeconds(30));
        assertThat(Records.events(kafka, "strategies", StrategyPublished.class,
                event -> event.strategyId().equals(strategy))).hasSize(1);
        database.inTransaction(connection -> connection.createStatement()
                .executeUpdate("update outbox set published_at = now() where topic = 'no such topic'"));
        stop(relay);
    }

    @Test
    void i12_aStreamWithMoreStuckRowsThanABatchHoldsBackOnlyItself() {
        // Given
        PendingRecord stuck = new PendingRecord("no such topic", null, "k", "{}", pending(1).envelope());
        database.inTransaction(connection -> {
            OutboxTable.add(connection, Collections.nCopies(config.batch() + 1, stuck));
            return null;
        });
        add(1);
        OutboxRelay relay = new OutboxRelay(database, producer, config);
        relay.start(new StartupEvent());

        // When
        CompletableFuture<Void> asked = relay.kick();

        // Then
        assertThat(asked).failsWithin(Duration.ofSeconds(30));
        assertThat(Records.events(kafka, "strategies", StrategyPublished.class,
                event -> event.strategyId().equals(strategy))).hasSize(1);
        database.inTransaction(connection -> connection.createStatement()
                .executeUpdate("update outbox set published_at = now() where topic = 'no such topic'"));
        stop(relay);
    }

    @Test
    void aFrozenRelayLosesItsLockToAnother() throws SQLException {
        // Given
        try (Connection frozen = dataSource.getConnection()) {
            frozen.setAutoCommit(false);
            OutboxTable.lockForRelay(frozen, Duration.ofMillis(300));

            // When
            boolean locked = database.inTransaction(connection -> {
                OutboxTable.lockForRelay(connection, config.frozenAfter());
                return true;
            });

            // Then
            assertThat(locked).isTrue();
            assertThat(frozen.isValid(1)).isFalse();
        }
    }

    private void add(int version) {
        database.inTransaction(connection -> {
            OutboxTable.add(connection, List.of(pending(version)));
            return null;
        });
    }

    private PendingRecord pending(int version) {
        StrategyPublished event = new StrategyPublished(strategy, "1", "hash", "ALGO1", BoxType.BLACK, Status.DRAFT, "t", "t",
                "{}", "hash", List.of("NSE_EQ|INE002A01018"), version, Instant.EPOCH);
        return PendingRecord.of(Topic.STRATEGIES, null, event.key(), event, EventEnvelope.of(event,
                UUID.randomUUID().toString(), "/test", Instant.EPOCH, strategy, Cause.first("test")));
    }

    private void stop(OutboxRelay relay) {
        try {
            relay.stop(new ShutdownEvent());
        } catch (InterruptedException asks) {
            Thread.currentThread().interrupt();
        }
    }
}
