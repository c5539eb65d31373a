package io.anumati.executor.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.Thread.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

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
    void whoClosesWhileStepsAreBeingKeptLeavesTheFileToOthers() throws Exception {
        StandIn standIn = standIn(true);
        CountDownLatch asked = new CountDownLatch(1);
        steps = new ReliefSteps(1, 7, standIn, () -> {
            asked.countDown();
            return true;
        });
        Thread closing = Thread.ofVirtual().unstarted(steps::close);
        synchronized (standIn) {
            steps.add(entry(1), new CompletableFuture<>());
            assertThat(asked.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            closing.start();
            await().atMost(SOON).until(() -> closing.getState() == State.TIMED_WAITING
                    || closing.getState() == State.TERMINATED);
        }
        closing.join();
        try (ReliefSteps others = new ReliefSteps(2, 7, standIn, () -> true)) {
            CompletableFuture<Void> durable = others.add(entry(1), new CompletableFuture<>());
            await().atMost(SOON).until(durable::isDone);
        }
    }

    @Test
    void whatBreaksOnceDoesNotEndTheKeeping() {
        AtomicBoolean breaks = new AtomicBoolean(true);
        steps = new ReliefSteps(1, 7, standIn(true), () -> {
            if (breaks.getAndSet(false)) {
                throw new IllegalStateException("broken once");
            }
            return true;
        });
        CompletableFuture<Void> durable = steps.add(entry(1), new CompletableFuture<>());
        await().atMost(SOON).until(durable::isDone);
    }

    @Test
    void withoutAFileStepsWaitForTheJournal() {
        steps = steps(false);
        mayKeep = true;
        CompletableFuture<Void> journalled = new CompletableFuture<>();
        assertThat(steps.add(entry(1), journalled)).isSameAs(journalled);
    }

    private ReliefSteps steps(boolean on) {
        return new ReliefSteps(1, 7, standIn(on), () -> mayKeep);
    }

    private StandIn standIn(boolean on) {
        return new StandIn(() -> Optional.of(path()).filter(_ -> on), null, null);
    }

    private static JournalEntry entry(int version) {
        return ExecutorDatabase.entry(1, "c", version, List.of("Received", "Queued", "Intent").get(version - 1));
    }

    private Path path() {
        return folder.resolve("stand-in");
    }
}
