package io.anumati.executor.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.anumati.executor.journal.ExecutorDatabase;
import io.anumati.executor.journal.JournalReader;
import io.anumati.executor.journal.JournalReader.Send;
import io.anumati.executor.journal.JournalRow;
import io.anumati.executor.journal.JournalStore;

/** The sentences of the design about leases, on a real database. */
class LeaseFenceTest {

    private static final AtomicInteger PARTITIONS = new AtomicInteger();
    private static final Duration BACK = Duration.ofMinutes(31);

    private static ExecutorDatabase database;

    private final int partition = PARTITIONS.incrementAndGet();
    private final PartitionLeases leases = new PartitionLeases(database.source());
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
    void i3_aStatementThatMeetsATakeoverWaitsForItAndThenWritesNothing() throws SQLException {
        long epoch = claim("first");
        CompletableFuture<Boolean> writing;
        try (Connection owner = database.source().getConnection(); Statement raise = owner.createStatement()) {
            owner.setAutoCommit(false);
            raise.executeUpdate("update partition_lease set epoch = epoch + 1 where partition = " + partition);
            writing = CompletableFuture.supplyAsync(() -> append(epoch, 1, "a", 1, "Intent"));
            awaitSomebodyWaits();
            assertThat(writing).isNotDone();
            owner.commit();
        }
        assertThat(writing.join()).isFalse();
        assertThat(reader.lastSequence(partition)).isZero();
    }

    @Test
    void i3_aTakeoverWaitsForAStatementThatHoldsTheLease() throws SQLException {
        long epoch = claim("first");
        CompletableFuture<Long> taking;
        try (Connection owner = database.source().getConnection(); Statement hold = owner.createStatement()) {
            owner.setAutoCommit(false);
            hold.executeQuery("select epoch from partition_lease where partition = %d for share".formatted(partition)).close();
            taking = CompletableFuture.supplyAsync(() -> claim("second"));
            awaitSomebodyWaits();
            assertThat(taking).isNotDone();
            owner.commit();
        }
        assertThat(taking.join()).isEqualTo(epoch + 1);
    }

    @Test
    void everyAcquisitionRaisesTheEpochAlsoTheSameMembersOwn() {
        assertThat(List.of(claim("one"), claim("one"), claim("two"), claim("one"))).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void i3_agesOfCallsAreByTheDatabasesClockAndAnIntentWithoutResultHasNoAnswer() throws SQLException {
        long epoch = claim("first");
        append(epoch, 1, "answered", 1, "Intent");
        append(epoch, 2, "answered", 2, "Acknowledged");
        append(epoch, 3, "open", 1, "Intent");
        append(epoch, 4, "notsent", 1, "Intent");
        append(epoch, 5, "notsent", 2, "NotSent");
        append(epoch, 6, "old", 1, "Intent");
        age("answered", "10 seconds");
        age("open", "20 seconds");
        age("old", "40 minutes");
        List<Send> sends = reader.sends(partition, BACK, Duration.ofSeconds(5));
        assertThat(sends).as("only what may count in a short window names its order")
                .allSatisfy(send -> assertThat(send.intent().isPresent()).isEqualTo(!send.answered()));
        assertThat(reader.sends(partition, BACK, BACK)).allSatisfy(send -> assertThat(send.intent()).isPresent());
        assertThat(sends).extracting(Send::answered).containsExactlyInAnyOrder(true, false);
        assertThat(sends).allSatisfy(send -> assertThat(send.age())
                .isBetween(Duration.ofSeconds(send.answered() ? 10 : 20), Duration.ofSeconds(send.answered() ? 19 : 60)));
    }

    private boolean append(long epoch, long sequence, String command, int version, String step) {
        try {
            return store.append(partition, epoch,
                    List.of(JournalRow.of(partition, sequence, ExecutorDatabase.entry(partition, command, version, step))),
                    List.of());
        } catch (SQLException failed) {
            throw new CompletionException(failed);
        }
    }

    private long claim(String owner) {
        try {
            return leases.claim(partition, owner, 1, "process").orElseThrow();
        } catch (SQLException failed) {
            throw new CompletionException(failed);
        }
    }

    private void age(String command, String interval) throws SQLException {
        database.execute("update journal_event set occurred_at = occurred_at - interval '%s' where command_id = '%d%s'"
                .formatted(interval, partition, command));
    }

    private static void awaitSomebodyWaits() {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            try (Connection connection = database.source().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet waiting = statement.executeQuery("select count(*) from pg_locks where not granted")) {
                return waiting.next() && waiting.getInt(1) > 0;
            }
        });
    }
}
