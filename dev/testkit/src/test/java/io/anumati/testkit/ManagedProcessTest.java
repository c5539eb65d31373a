package io.anumati.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {

    @TempDir
    Path folder;

    @Test
    void aPartThatEndsWhileStartingShowsTheEndOfItsLogAndWhereItLies() {
        Launch launch = shell("echo no such setting; exit 3");

        assertThatThrownBy(() -> ManagedProcess.start(launch).awaitReady(Duration.ofSeconds(20), () -> false))
                .isInstanceOf(PartFailed.class).hasMessageContaining("has ended while starting")
                .hasMessageContaining("no such setting").hasMessageContaining(launch.log().toString());
    }

    @Test
    void aPartThatIsNeverReadyIsEnded() {
        ManagedProcess process = ManagedProcess.start(shell("exec sleep 100"));

        assertThatThrownBy(() -> process.awaitReady(Duration.ofMillis(200), () -> false)).hasMessageContaining("was not ready");
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aLaterProgramFindsItAndStopsItWithItsOwnSignal() {
        ManagedProcess started = ManagedProcess
                .start(shell("trap 'echo told; exit 0' USR1; echo up; while :; do sleep 0.05; done").stoppedBy("USR1"));
        started.awaitReady(Duration.ofSeconds(20), () -> started.logTail().contains("up"));

        ManagedProcess found = ManagedProcess.find("part", folder).orElseThrow();
        found.close();

        assertThat(found.pid()).isEqualTo(started.pid());
        assertThat(started.isAlive()).isFalse();
        assertThat(started.logTail()).contains("told");
        assertThat(ManagedProcess.find("part", folder)).isEmpty();
    }

    @Test
    void aKilledPartHasNoChanceToTidyUp() {
        ManagedProcess process = ManagedProcess
                .start(shell("trap 'echo told; exit 0' TERM; echo up; while :; do sleep 0.05; done"));
        process.awaitReady(Duration.ofSeconds(20), () -> process.logTail().contains("up"));

        process.kill();

        assertThat(process.isAlive()).isFalse();
        assertThat(process.logTail()).doesNotContain("told");
    }

    private Launch shell(String script) {
        return Launch.of("part", folder, List.of("bash", "-c", script));
    }
}
