package io.anumati.runner.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.anumati.testkit.Launch;
import io.anumati.testkit.ManagedProcess;
import io.anumati.testkit.ProjectFolder;

/** Ctrl-C while a launcher starts its infrastructure. */
class InterruptTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** A launcher of all but the services. */
    static final class Launcher {

        static void main(String[] arguments) {
            LocalStack.start(StackOptions.onFreePorts(Path.of(arguments[0])).without(Set.of(Service.values())),
                    Progress.SILENT);
        }
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = { 1, 3, 6 })
    void leavesNoProcessBehind(int begun) {
        // Given
        Path stack = folder.resolve("stack");
        Set<ProcessHandle> children = new HashSet<>();
        ManagedProcess launcher = ManagedProcess
                .start(Launch.java("launcher", folder, List.of("-Danumati.root=" + ProjectFolder.root(), "-cp", classPath()),
                        List.of(Launcher.class.getName(), stack.toString())));
        await().pollInterval(Duration.ofMillis(5)).atMost(LIMIT)
                .until(() -> seen(launcher, children).size() >= begun || !launcher.isAlive());
        assertThat(launcher.isAlive()).as(launcher.logTail()).isTrue();

        // When
        launcher.signal("INT");

        // Then
        await().pollInterval(Duration.ofMillis(5)).atMost(LIMIT).until(() -> {
            seen(launcher, children);
            return !launcher.isAlive();
        });
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(commands(children)).isEmpty());
        assertThat(new StackFolder(stack).running()).isEmpty();
    }

    private static Set<ProcessHandle> seen(ManagedProcess launcher, Set<ProcessHandle> children) {
        ProcessHandle.of(launcher.pid()).stream().flatMap(ProcessHandle::descendants).forEach(children::add);
        return children;
    }

    /** Of those that run; a killed one that nobody has asked about yet has none. */
    private static List<String> commands(Set<ProcessHandle> processes) {
        return processes.stream().filter(ProcessHandle::isAlive).flatMap(process -> process.info().command().stream())
                .toList();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
