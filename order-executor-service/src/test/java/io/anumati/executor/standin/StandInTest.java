package io.anumati.executor.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.anumati.executor.journal.ExecutorDatabase;
import io.anumati.executor.journal.JournalEntry;
import io.anumati.executor.journal.JournalReader;
import io.anumati.executor.journal.JournalRow;
import io.anumati.executor.journal.JournalStore;
import io.anumati.executor.lease.PartitionLeases;

/** The file and a real journal; a new {@link StandIn} is a restarted process. */
class StandInTest {

    private static final AtomicInteger PARTITIONS = new AtomicInteger();

    private static ExecutorDatabase database;

    @TempDir
    private Path folder;

    private final int partition = PARTITIONS.incrementAndGet();
    private final JournalStore store = new JournalStore(database.source());
    private final JournalReader reader = new JournalReader(database.source());

    @BeforeAll
    static void start() {
        database = new ExecutorDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void i8_whatADeadProcessKeptIsInTheJournalAfterItsRestartInOrderAndOnce() throws Exception {
        long epoch = claim();
        store.append(partition, epoch, List.of(JournalRow.of(partition, 1, entry(1, "Received"))), List.of());
        StandIn died = standIn();
        died.keep(partition, entry(2, "Intent"), new CompletableFuture<>());
        died.keep(partition, entry(3, "Acknowledged"), new CompletableFuture<>());

        StandIn restarted = standIn();
        restarted.merge(partition, claim());

        assertThat(reader.stepsOf(List.of(command())))
                .isEqualTo(Map.of(command(), Map.of(1, "Received", 2, "Intent", 3, "Acknowledged")));
        assertThat(reader.unpublished(partition)).extracting(JournalRow::sequence).containsExactly(1L, 2L, 3L);
        assertThat(reader.unpublished(partition)).allSatisfy(row -> assertThat(row.content().sequence())
                .isEqualTo(row.sequence()));
        assertThat(Files.size(path())).isZero();
        restarted.merge(partition, claim());
        assertThat(reader.lastSequence(partition)).isEqualTo(3);
    }

    @Test
    void whatTheLivingProcessWritesItselfLeavesTheFile() throws Exception {
        StandIn standIn = standIn();
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> second = new CompletableFuture<>();
        standIn.keep(partition, entry(1, "Received"), first);
        standIn.keep(partition, entry(2, "Intent"), second);
        first.complete(null);
        assertThat(Files.size(path())).isPositive();
        second.complete(null);
        assertThat(Files.size(path())).isZero();
    }

    @Test
    void aPartitionThatIsNotOursStaysInTheFile() throws Exception {
        standIn().keep(partition, entry(1, "Received"), new CompletableFuture<>());
        standIn().merge(PARTITIONS.incrementAndGet(), 1);
        assertThat(Files.size(path())).isPositive();
        assertThat(reader.lastSequence(partition)).isZero();
    }

    @Test
    void i3_aMergeOfAFormerEpochWritesNothingAndKeepsTheFile() throws Exception {
        standIn().keep(partition, entry(1, "Received"), new CompletableFuture<>());
        long former = claim();
        claim();
        assertThatThrownBy(() -> standIn().merge(partition, former)).isInstanceOf(IllegalStateException.class);
        assertThat(reader.lastSequence(partition)).isZero();
        assertThat(Files.size(path())).isPositive();
    }

    @Test
    void withoutAFileNothingIsMerged() throws SQLException, IOException {
        new StandIn(Optional::empty, store, reader).merge(partition, 1);
        assertThat(Files.exists(path())).isFalse();
    }

    private StandIn standIn() {
        return new StandIn(() -> Optional.of(path()), store, reader);
    }

    private JournalEntry entry(int version, String step) {
        return ExecutorDatabase.entry(partition, "c", version, step);
    }

    private String command() {
        return partition + "c";
    }

    private Path path() {
        return folder.resolve("stand-in");
    }

    private long claim() throws SQLException {
        return new PartitionLeases(database.source()).claim(partition, "owner", 1, "process").orElseThrow();
    }
}
