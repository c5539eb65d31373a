package io.anumati.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command that runs to its end, or to this program's. */
public final class Tool {

    /** Ends the command with all that it started. */
    private record Ending(Process process) implements Runnable {

        @Override
        public void run() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private record Outcome(int exitCode, String output) {
    }

    private Tool() {
    }

    /** @throws PartFailed with what it printed when it fails */
    public static String run(String name, Path folder, List<String> command) {
        return run(name, folder, command, Map.of());
    }

    /** @param environment what it gets beside ours */
    public static String run(String name, Path folder, List<String> command, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().putAll(environment);
            Outcome outcome = outcome(builder);
            if (outcome.exitCode() != 0) {
                throw new PartFailed("%s failed:%n%s".formatted(name, outcome.output()));
            }
            return outcome.output();
        } catch (IOException cause) {
            throw new PartFailed("%s cannot be run: %s".formatted(name, cause.getMessage()), cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PartFailed(name + " was interrupted", interrupted);
        }
    }

    /** Whether it can be run and succeeds. */
    public static boolean works(List<String> command) {
        try {
            return outcome(new ProcessBuilder(command)).exitCode() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Outcome outcome(ProcessBuilder builder) throws IOException, InterruptedException {
        Ending ending = AtExit.begin(() -> new Ending(builder.redirectErrorStream(true).start()), begun -> begun);
        try {
            String output = new String(ending.process().getInputStream().readAllBytes());
            return new Outcome(ending.process().waitFor(), output);
        } finally {
            ending.run();
            AtExit.remove(ending);
        }
    }
}
