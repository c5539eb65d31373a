package io.anumati.executor.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.anumati.executor.journal.ExecutorDatabase;
import io.anumati.executor.journal.JournalEntry;

class ReliefStepsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private volatile boolean mayKeep;
    private ReliefSteps steps;

    @AfterEach
    void close() {
        steps.close();
    }

    @Test
    void aStepIsDurableWhenItIsInTheJournal() throws IOException {
        steps = steps(true);
        CompletableFuture<Void> journalled = new CompletableFuture<>();
        CompletableFuture<Void> durable = steps.add(entry(1), journalled);
        assertThat(durable).isNotDone();
        journalled.complete(null);
        assertThat(durable).isCompleted();
        assertThat(Files.exists(path())).isFalse();
    }

    @Test
    void i8_aStepOnItsWayToTheJournalIsDurableInTheFileOnceTheDatabaseIsAway() throws IOException {
        steps = steps(true);
        CompletableFuture<Void> journalled = new CompletableFuture<>();
        CompletableFuture<Void> first = steps.add(entry(1), journalled);
        CompletableFuture<Void> second = steps.add(entry(2), new CompletableFuture<>());
        mayKeep = true;
        await().atMost(SOON).until(() -> first.isDone() && second.isDone());
        CompletableFuture<Void> third = steps.add(entry(3), new CompletableFuture<>());
        await().atMost(SOON).until(third::isDone);
        try (StandInFile file = StandInFile.open(path())) {
            assertThat(file.lines()).extracting(StandInLine::orderVersion).containsExactly(1, 2, 3);
            assertThat(file.lines()).extracting(StandInLine::epoch).containsOnly(7L);
        }
    }

    @Test
    void aStepThatIsFencedOutFails() {
        steps = steps(true);
        CompletableFuture<Void> journalled = new CompletableFuture<>();
        CompletableFuture<Void> durable = steps.add(entry(1), journalled);
        journalled.completeExceptionally(new IllegalStateException("fenced out"));
        assertThat(durable).isCompletedExceptionally();
    }

    @Test
    void withoutAFileStepsWaitForTheJournal() {
        steps = steps(false);
        mayKeep = true;
        CompletableFuture<Void> journalled = new CompletableFuture<>();
        assertThat(steps.add(entry(1), journalled)).isSameAs(journalled);
    }

    private ReliefSteps steps(boolean on) {
        StandIn standIn = new StandIn(() -> Optional.of(path()).filter(_ -> on), null, null);
        return new ReliefSteps(1, 7, standIn, () -> mayKeep);
    }

    private static JournalEntry entry(int version) {
        return ExecutorDatabase.entry(1, "c", version, List.of("Received", "Queued", "Intent").get(version - 1));
    }

    private Path path() {
        return folder.resolve("stand-in");
    }
}
