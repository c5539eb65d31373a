package io.anumati.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtExitTest {

    /** A program that starts a part when all that was to be ended with it has been ended. */
    static final class LateStart {

        static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            AtExit.add(() -> System.out.println("ended"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                while (!AtExit.isRunning() || Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(thread -> thread.getName().equals("testkit-at-exit"))) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                }
                try {
                    ManagedProcess.start(sleeper(folder));
                } catch (PartFailed refused) {
                    System.out.println(refused.getMessage());
                }
            }));
        }
    }

    @TempDir
    Path folder;

    @Test
    void whatStartsWhileThisProgramEndsIsRefusedAndNotLeftBehind() throws Exception {
        Process program = new ProcessBuilder(ProjectFolder.java().toString(), "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LateStart.class.getName(), folder.toString()).redirectErrorStream(true).start();

        String output = new String(program.getInputStream().readAllBytes(), UTF_8);

        assertThat(output).contains("ended", "this program is ending");
        assertThat(ManagedProcess.find("sleeper", folder)).isEmpty();
    }

    private static Launch sleeper(Path folder) {
        return Launch.of("sleeper", folder, List.of("sleep", "60"));
    }
}
