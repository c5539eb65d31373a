package io.anumati.runner.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.anumati.testkit.Launch;
import io.anumati.testkit.ManagedProcess;
import io.anumati.testkit.PartFailed;

class StackFolderTest {

    @TempDir
    Path parent;

    private StackFolder folder;
    private ManagedProcess kafka;

    @BeforeEach
    void aPartRuns() {
        folder = new StackFolder(parent.resolve("stack"));
        kafka = ManagedProcess.start(Launch.of("kafka", folder.of("kafka"), List.of("sleep", "100")));
    }

    @AfterEach
    void end() {
        kafka.close();
    }

    @Test
    void aSecondProgramStopsAndDeletesNothingWhereOneIsAtWork() {
        FileLock first = new StackFolder(parent.resolve("stack")).lock().orElseThrow();

        assertThatThrownBy(folder::claimAfresh).isInstanceOf(PartFailed.class).hasMessageContaining("already running");

        assertThat(folder.isClaimed()).isTrue();
        assertThat(kafka.isAlive()).isTrue();
        assertThat(folder.log("kafka")).exists();
        StackFolder.give(first);
    }

    @Test
    void whatAnInterruptedProgramLeftIsStoppedAndDeletedAndTheFolderStaysClaimed() {
        FileLock lock = folder.claimAfresh();

        assertThat(kafka.isAlive()).isFalse();
        assertThat(parent.resolve("stack")).doesNotExist();
        assertThat(folder.isClaimed()).isTrue();
        StackFolder.give(lock);
        assertThat(folder.isClaimed()).isFalse();
    }

    @Test
    void whatRunsIsNotStartedOver() {
        assertThatThrownBy(folder::claim).isInstanceOf(PartFailed.class).hasMessageContaining("./anumati down");

        assertThat(folder.isClaimed()).isFalse();
        assertThat(kafka.isAlive()).isTrue();
    }

    @Test
    void aPartThatWasStoppedCountsNoMoreAndOneThatEndedByItselfDoes() {
        ManagedProcess openBao = ManagedProcess.start(Launch.of("openbao", folder.of("openbao"), List.of("sleep", "100")));
        openBao.close();
        kafka.signal("KILL");

        assertThat(folder.parts()).containsExactly("kafka", "openbao");
        assertThat(folder.notStopped()).containsExactly("kafka");
    }
}
