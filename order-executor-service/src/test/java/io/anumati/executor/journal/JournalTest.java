package io.anumati.executor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.anumati.contracts.Cause;
import io.anumati.contracts.ChangeKind;
import io.anumati.contracts.ChangeState;
import io.anumati.contracts.ChangeStep;
import io.anumati.contracts.ChangeStep.NewTerms;
import io.anumati.contracts.ChangeSubject;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.OrderEvent.Actor;
import io.anumati.contracts.OrderEvent.ActorType;
import io.anumati.contracts.OrderEvent.AuthorityApplied;
import io.anumati.contracts.OrderEvent.ChangeStepped;
import io.anumati.contracts.OrderEvent.Software;
import io.anumati.executor.journal.JournalReader.KnownCancel;
import io.anumati.executor.lease.PartitionLeases;
import io.anumati.executor.publish.PublishedMark;

class JournalTest {

    private static final Software SOFTWARE = new Software("host", "process", "build", 0);
    private static final AtomicInteger PARTITIONS = new AtomicInteger();

    private static ExecutorDatabase server;
    private static DataSource database;

    private final int partition = PARTITIONS.incrementAndGet();
    private final JournalStore store = new JournalStore(database);
    private final JournalReader reader = new JournalReader(database);
    private final PartitionLeases leases = new PartitionLeases(database);

    @BeforeAll
    static void start() {
        server = new ExecutorDatabase();
        database = server.source();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void i3_aFormerOwnersStatementWritesNothing() throws SQLException {
        long old = claim(1);
        assertThat(store.append(partition, old, List.of(row(1, "a", 1)), List.of())).isTrue();
        claim(2);
        assertThat(store.append(partition, old, List.of(row(2, "a", 2)), List.of(new Mark("kill:x", 1)))).isFalse();
        assertThat(reader.lastSequence(partition)).isEqualTo(1);
        assertThat(store.marks(partition)).isEmpty();
    }

    @Test
    void i2_whatANewOwnerLoadsIsAllThatAFormerOwnerEverWrites() throws SQLException {
        for (int round = 0; round < 40; round++) {
            long epoch = claim(round);
            long start = reader.lastSequence(partition);
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> writeUntilFenced(epoch, start));
            long written = start;
            while (written < start + 3) {
                written = reader.lastSequence(partition);
            }
            claim(round + 1);
            long loaded = reader.lastSequence(partition);
            writing.join();
            assertThat(reader.lastSequence(partition)).isEqualTo(loaded);
        }
    }

    @Test
    void aClaimOfALowerGenerationIsRefusedAndOfTheSameIsNot() throws SQLException {
        long first = claim(5);
        assertThat(leases.claim(partition, "late", 4, "p")).isEmpty();
        assertThat(leases.claim(partition, "restarted", 5, "p")).contains(first + 1);
    }

    @Test
    void i8_entriesAreDurableInGroupsWithSequencesWithoutGap() throws SQLException {
        List<List<JournalRow>> groups = new CopyOnWriteArrayList<>();
        try (JournalWriter writer = new JournalWriter(partition, claim(1), 0, store, groups::add, () -> {
        })) {
            List<CompletableFuture<Void>> durable = new ArrayList<>();
            for (int entry = 0; entry < 1_000; entry++) {
                durable.add(writer.append(entry("u-" + entry)));
            }
            durable.forEach(CompletableFuture::join);
        }
        assertThat(groups.stream().flatMap(List::stream).map(JournalRow::sequence)).hasSize(1_000).isSorted()
                .doesNotHaveDuplicates();
        assertThat(groups).hasSizeLessThan(500);
        assertThat(reader.lastSequence(partition)).isEqualTo(1_000);
    }

    @Test
    void aWriterThatFindsAnothersStepAfterTheDatabaseWasAwayEndsInsteadOfTryingForEver() throws SQLException {
        long epoch = claim(1);
        store.append(partition, epoch, List.of(row(1, "m", 1)), List.of());
        AtomicBoolean wasAway = new AtomicBoolean();
        JournalStore away = new JournalStore(database) {

            @Override
            public boolean append(int where, long under, List<JournalRow> rows, List<Mark> marks) throws SQLException {
                if (wasAway.compareAndSet(false, true)) {
                    throw new SQLException("away");
                }
                return super.append(where, under, rows, marks);
            }
        };
        AtomicBoolean ended = new AtomicBoolean();
        try (JournalWriter writer = new JournalWriter(partition, epoch, 1, away, _ -> {
        }, () -> ended.set(true))) {
            JournalEntry again = new JournalEntry(Optional.of(id("m")), 1, "u-1", "AuthorityApplied", Optional.empty(),
                    Cause.first("c"), sequence -> applied(sequence, "m"), Optional.empty());
            assertThatThrownBy(() -> writer.append(again).get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(FencedOut.class);
            await().untilTrue(ended);
        }
        assertThat(wasAway).isTrue();
        assertThat(reader.lastSequence(partition)).isEqualTo(1);
    }

    @Test
    void aFencedWriterStopsTellsAndFailsWhatWaits() throws SQLException {
        AtomicBoolean fenced = new AtomicBoolean();
        try (JournalWriter writer = new JournalWriter(partition, claim(1), 0, store, _ -> {
        }, () -> fenced.set(true))) {
            writer.append(entry("u-1")).join();
            claim(2);
            assertThatThrownBy(() -> writer.append(entry("u-2")).join()).isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(FencedOut.class);
            await().untilTrue(fenced);
            assertThatThrownBy(() -> writer.append(entry("u-3")).join()).hasCauseInstanceOf(FencedOut.class);
        }
    }

    @Test
    void aWriterThatBreaksTellsAndFailsWhatWaits() throws SQLException {
        AtomicBoolean fenced = new AtomicBoolean();
        try (JournalWriter writer = new JournalWriter(partition, claim(1), 0, store, _ -> {
        }, () -> fenced.set(true))) {
            JournalEntry broken = new JournalEntry(Optional.empty(), 0, "u-1", "AuthorityApplied", Optional.empty(),
                    Cause.first("c"), _ -> {
                        throw new IllegalStateException("cannot be made");
                    }, Optional.empty());
            assertThatThrownBy(() -> writer.append(broken).get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(FencedOut.class);
            await().untilTrue(fenced);
            assertThat(writer.hasEnded()).isTrue();
        }
    }

    @Test
    void whatIsNotPublishedIsRelayedByTheNextOwnerInSequence() throws SQLException {
        long epoch = claim(1);
        store.append(partition, epoch, List.of(row(1, "b", 1), row(2, "b", 2), row(3, "c", 1)), List.of());
        PublishedMark published = new PublishedMark(database);
        assertThat(reader.unpublished(partition)).extracting(JournalRow::sequence).containsExactly(1L, 2L, 3L);
        published.raise(partition, 2);
        published.raise(partition, 1);
        assertThat(reader.unpublished(partition)).extracting(JournalRow::sequence).containsExactly(3L);
        assertThat(reader.unpublished(partition).getFirst()).isEqualTo(row(3, "c", 1));
    }

    @Test
    void i2_cancelsThatMayStillBeValidAreKnownToTheNextOwner() throws SQLException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        store.append(partition, claim(1),
                List.of(received(1, "over", ChangeKind.CANCEL, now.minus(Duration.ofHours(2))),
                        received(2, "first", ChangeKind.CANCEL, now.plusSeconds(60)),
                        received(3, "modify", ChangeKind.MODIFY, now.plusSeconds(60)),
                        received(4, "second", ChangeKind.CANCEL, now.plusSeconds(120))),
                List.of());
        Instant since = now.minus(Duration.ofDays(1));
        assertThat(reader.cancelsSince(partition, since, 10)).containsExactly(
                new KnownCancel(id("second"), now.plusSeconds(120)), new KnownCancel(id("first"), now.plusSeconds(60)));
        assertThat(reader.cancelsSince(partition, since, 1)).hasSize(1);
        assertThat(reader.cancelsSince(partition + 1, since, 10)).isEmpty();
        age("2 days");
        assertThat(reader.cancelsSince(partition, since, 10)).isEmpty();
    }

    @Test
    void aCommandThatIsInTheJournalIsKnown() throws SQLException {
        store.append(partition, claim(1), List.of(row(1, "d", 1)), List.of());
        assertThat(store.firstSteps(List.of(id("d"), id("e")))).containsOnlyKeys(id("d"));
    }

    @Test
    void i1_whatIsNotOverIsLoadedHoweverOldItIsUntilItIsOver() throws SQLException {
        long epoch = claim(1);
        store.append(partition, epoch, List.of(row(1, "g", 1), row(2, "g", 2, "NEEDS_REVIEW"), row(3, "h", 1)), List.of());
        store.append(partition, epoch, List.of(row(4, "h", 2, "NEEDS_REVIEW"), row(5, "i", 1, "OPEN")), List.of());
        age("80 days");
        assertThat(reader.unfinished(partition)).extracting(step -> step.event().sequence()).containsExactly(1L, 2L, 3L, 4L,
                5L);
        store.append(partition, epoch, List.of(row(6, "h", 3, "FILLED"), row(7, "j", 1), row(8, "j", 2, "REFUSED")), List.of());
        assertThat(reader.unfinished(partition)).extracting(step -> step.event().sequence()).containsExactly(1L, 2L, 5L);
    }

    @Test
    void i1_whoWasFencedOutNeitherOpensNorClosesACommand() throws SQLException {
        long epoch = claim(1);
        store.append(partition, epoch, List.of(row(1, "m", 1, "RECEIVED")), List.of());
        claim(2);
        assertThat(store.append(partition, epoch, List.of(row(2, "m", 2, "REFUSED"), row(3, "n", 1)), List.of())).isFalse();
        assertThat(reader.unfinished(partition)).extracting(step -> step.event().sequence()).containsExactly(1L);
    }

    @Test
    void aCommandsPartitionAndUserAreFound() throws SQLException {
        store.append(partition, claim(1), List.of(row(1, "k", 1), row(2, "k", 2)), List.of());
        assertThat(reader.placeOf(id("k"))).contains(new JournalReader.Place(partition, "u-1"));
        assertThat(reader.placeOf(id("l"))).isEmpty();
    }

    @Test
    void aRestOfTheMarksIsKeptAtTheirHighest() throws SQLException {
        long epoch = claim(1);
        store.append(partition, epoch, List.of(row(1, "f", 1)), List.of(Mark.kill("USER:u-1", 4)));
        store.append(partition, epoch, List.of(row(2, "f", 2)), List.of(Mark.kill("USER:u-1", 3)));
        assertThat(store.marks(partition)).containsEntry("kill:USER:u-1", 4L);
    }

    private void writeUntilFenced(long epoch, long start) {
        try {
            long sequence = start;
            while (store.append(partition, epoch, List.of(row(sequence + 1, "r" + sequence, 1)), List.of())) {
                sequence++;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private long claim(int generation) throws SQLException {
        return leases.claim(partition, "owner", generation, "process").orElseThrow();
    }

    private JournalEntry entry(String userId) {
        return new JournalEntry(Optional.empty(), 0, userId, "AuthorityApplied", Optional.empty(), Cause.first("c"),
                sequence -> applied(sequence, userId), Optional.empty());
    }

    private void age(String interval) throws SQLException {
        server.execute("update journal_event set occurred_at = occurred_at - interval '%s' where partition = %d"
                .formatted(interval, partition));
    }

    private JournalRow row(long sequence, String command, int version) {
        return row(sequence, command, version, null);
    }

    private JournalRow row(long sequence, String command, int version, String stateAfter) {
        AuthorityApplied event = applied(sequence, command);
        return new JournalRow(id(command), version, partition, sequence, "u-1", "AuthorityApplied", stateAfter,
                partition + "-" + sequence, Cause.first("c"),
                new String(EventCodec.toJson(event), StandardCharsets.UTF_8), event.occurredAt());
    }

    private JournalRow received(long sequence, String command, ChangeKind kind, Instant validUntil) {
        NewTerms terms = kind == ChangeKind.CANCEL ? null : new NewTerms(new BigDecimal("101"), null, 2);
        ChangeStepped event = new ChangeStepped(partition, sequence, id(command), 1, ChangeState.RECEIVED, Instant.EPOCH,
                "1970-01-01T05:30:00+05:30", SOFTWARE, new Actor(ActorType.SYSTEM, "order-executor-service"),
                new ChangeSubject(kind, "u-1", "auth-1", "s-1", validUntil, "target", null, null),
                new ChangeStep.Received(terms));
        return new JournalRow(id(command), 1, partition, sequence, "u-1", "ChangeReceived", "RECEIVED",
                partition + "-" + sequence, Cause.first("c"), new String(EventCodec.toJson(event), StandardCharsets.UTF_8),
                event.occurredAt());
    }

    private String id(String command) {
        return partition + command;
    }

    private AuthorityApplied applied(long sequence, String userId) {
        return new AuthorityApplied(partition, sequence, userId, 1, Instant.parse("2026-11-23T05:00:00Z"), SOFTWARE);
    }
}
