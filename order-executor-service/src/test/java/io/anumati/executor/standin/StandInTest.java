package io.anumati.executor.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import io.anumati.executor.journal.ExecutorDatabase;
import io.anumati.executor.journal.FencedOut;
import io.anumati.executor.journal.JournalEntry;
import io.anumati.executor.journal.JournalReader;
import io.anumati.executor.journal.JournalRow;
import io.anumati.executor.journal.JournalStore;
import io.anumati.executor.lease.PartitionLeases;
import io.anumati.executor.standin.StandIn.Kept;

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
        store.append(partition, epoch, rows(1, entry(1, "Received")), List.of());
        keep(standIn(), epoch, entry(2, "Intent"), entry(3, "Acknowledged"));

        StandIn restarted = standIn();
        restarted.merge(partition, claim());

        assertThat(steps()).containsExactly("Received", "Intent", "Acknowledged");
        assertThat(reader.unpublished(partition)).extracting(JournalRow::sequence).containsExactly(1L, 2L, 3L);
        assertThat(reader.unpublished(partition)).allSatisfy(row -> assertThat(row.content().sequence())
                .isEqualTo(row.sequence()));
        assertThat(Files.size(path())).isZero();
        restarted.merge(partition, claim());
        assertThat(reader.lastSequence(partition)).isEqualTo(3);
    }

    @Test
    void i1_aRestartWhileTheDatabaseIsAwayLosesNothing() throws Exception {
        long epoch = claim();
        keep(standIn(), epoch, entry(1, "Received"), entry(2, "Intent"));
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setServerNames(new String[] { "127.0.0.1" });
        nowhere.setPortNumbers(new int[] { 1 });
        StandIn early = new StandIn(() -> Optional.of(path()), new JournalStore(nowhere), new JournalReader(nowhere));
        assertThatThrownBy(() -> early.merge(partition, epoch + 1)).isInstanceOf(SQLException.class);

        standIn().merge(partition, claim());
        assertThat(steps()).containsExactly("Received", "Intent");
    }

    @Test
    void i2_aMergeWhoseEndWasNotSeenIsNotRepeated() throws Exception {
        long epoch = claim();
        keep(standIn(), epoch, entry(1, "Received"), entry(2, "Intent"));
        byte[] file = Files.readAllBytes(path());
        standIn().merge(partition, claim());
        Files.write(path(), file);
        standIn().merge(partition, claim());
        assertThat(steps()).containsExactly("Received", "Intent");
        assertThat(reader.lastSequence(partition)).isEqualTo(2);
    }

    @Test
    void whatTheLivingProcessWritesItselfLeavesTheFile() throws Exception {
        StandIn standIn = standIn();
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> second = new CompletableFuture<>();
        standIn.keep(partition, 1, List.of(new Kept(entry(1, "Received"), first), new Kept(entry(2, "Intent"), second)));
        first.complete(null);
        assertThat(Files.size(path())).isPositive();
        second.complete(null);
        assertThat(Files.size(path())).isZero();
        assertThat(standIn.leftBehind()).isZero();
    }

    @Test
    void whatThisProcessMayNoLongerWriteIsLeftBehindUntilItTakesThePartitionAgain() throws Exception {
        StandIn standIn = standIn();
        CompletableFuture<Void> journalled = new CompletableFuture<>();
        standIn.keep(partition, claim(), List.of(new Kept(entry(1, "Received"), journalled)));
        assertThat(standIn.leftBehind()).isZero();
        journalled.completeExceptionally(new FencedOut(partition, 1));
        assertThat(standIn.leftBehind()).isEqualTo(1);
        standIn.merge(partition, claim());
        assertThat(standIn.leftBehind()).isZero();
        assertThat(steps()).containsExactly("Received");
    }

    @Test
    void aPartitionThatIsNotOursStaysInTheFile() throws Exception {
        keep(standIn(), 1, entry(1, "Received"));
        standIn().merge(PARTITIONS.incrementAndGet(), 1);
        assertThat(Files.size(path())).isPositive();
        assertThat(reader.lastSequence(partition)).isZero();
    }

    @Test
    void i3_aMergeOfAFormerEpochWritesNothingAndKeepsTheFile() throws Exception {
        long former = claim();
        keep(standIn(), former, entry(1, "Received"));
        claim();
        assertThatThrownBy(() -> standIn().merge(partition, former)).isInstanceOf(IllegalStateException.class);
        assertThat(reader.lastSequence(partition)).isZero();
        assertThat(Files.size(path())).isPositive();
    }

    @Test
    void i3_whatANewOwnerWroteStandsAndTheFormerOwnersLinesAreSetAside() throws Exception {
        long former = claim();
        keep(standIn(), former, entry(1, "Received"), entry(2, "Intent"), entry(3, "Rejected"));
        long others = claim();
        store.append(partition, others, rows(1, ExecutorDatabase.entry(partition, "c", 1, "Received", 71),
                ExecutorDatabase.entry(partition, "c", 2, "Intent", 72)), List.of());

        standIn().merge(partition, claim());

        assertThat(steps()).containsExactly("Received", "Intent");
        assertThat(reader.lastSequence(partition)).isEqualTo(2);
        assertThat(Files.size(path())).isZero();
        assertThat(Files.readAllLines(folder.resolve("stand-in.set-aside"))).hasSize(3)
                .allSatisfy(text -> assertThat(StandInLine.parse(text).orElseThrow().epoch()).isEqualTo(former));
    }

    @Test
    void aDatabaseThatLetsAMergeWaitHoldsUpNoOtherPartition() throws Exception {
        long epoch = claim();
        keep(standIn(), epoch, entry(1, "Received"));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        DataSource slow = (DataSource) Proxy.newProxyInstance(StandInTest.class.getClassLoader(),
                new Class<?>[] { DataSource.class }, (_, method, arguments) -> {
                    asked.countDown();
                    answers.await();
                    return method.invoke(database.source(), arguments);
                });
        StandIn restarted = new StandIn(() -> Optional.of(path()), store, new JournalReader(slow));
        long next = claim();
        CompletableFuture<Void> merged = CompletableFuture.runAsync(() -> merge(restarted, next), Thread::startVirtualThread);
        try {
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(restarted.leftBehind()).isEqualTo(1);
            CompletableFuture<Void> kept = CompletableFuture.runAsync(() -> keepOfAnother(restarted),
                    Thread::startVirtualThread);
            assertThat(kept).succeedsWithin(Duration.ofSeconds(30));
            assertThat(merged).isNotDone();
        } finally {
            answers.countDown();
        }
        assertThat(merged).succeedsWithin(Duration.ofSeconds(30));
        assertThat(steps()).containsExactly("Received");
        assertThat(restarted.leftBehind()).isZero();
        assertThat(Files.size(path())).as("the other partition's step").isPositive();
    }

    private void merge(StandIn standIn, long epoch) {
        try {
            standIn.merge(partition, epoch);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void keepOfAnother(StandIn standIn) {
        try {
            standIn.keep(0, 1, List.of(new Kept(ExecutorDatabase.entry(0, "c", 1, "Received"), new CompletableFuture<>())));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void withoutAFileNothingIsMerged() throws SQLException, IOException {
        new StandIn(Optional::empty, store, reader).merge(partition, 1);
        assertThat(Files.exists(path())).isFalse();
    }

    private void keep(StandIn standIn, long epoch, JournalEntry... entries) throws IOException {
        standIn.keep(partition, epoch,
                Stream.of(entries).map(entry -> new Kept(entry, new CompletableFuture<>())).toList());
    }

    private List<JournalRow> rows(int first, JournalEntry... entries) {
        return IntStream.range(0, entries.length).mapToObj(index -> JournalRow.of(partition, first + index, entries[index]))
                .toList();
    }

    private List<String> steps() throws SQLException {
        return reader.rowsOf(List.of(command())).stream().map(JournalRow::step).toList();
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
