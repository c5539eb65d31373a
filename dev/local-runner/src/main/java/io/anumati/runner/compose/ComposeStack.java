package io.anumati.runner.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.anumati.runner.stack.Progress;
import io.anumati.testkit.AtExit;
import io.anumati.testkit.PartFailed;
import io.anumati.testkit.ProjectFolder;
import io.anumati.testkit.Tool;

/** The whole platform in containers, afresh; it ends with this program and leaves no volumes. */
public final class ComposeStack implements AutoCloseable {

    private final Compose compose;
    private final Runnable ending = this::close;

    private ComposeStack(Compose compose) {
        this.compose = compose;
    }

    /**
     * Makes secrets and images where they are missing, starts everything and waits until it is healthy.
     *
     * @throws PartFailed also without a container engine: in one line, before anything is made
     */
    public static ComposeStack start(Progress progress) {
        ComposeStack stack = new ComposeStack(new Compose());
        stack.compose.requireEngine();
        stack.timed(progress, "secrets", () -> script("make-secrets.sh", Compose.folder().resolve("secrets").toString()));
        stack.timed(progress, "images", () -> script("images/build.sh"));
        AtExit.add(stack.ending);
        try {
            stack.compose.end();
            stack.timed(progress, "containers", () -> stack.compose.run("up", "--detach", "--wait"));
            return stack;
        } catch (PartFailed failed) {
            stack.close();
            throw failed;
        }
    }

    private static void script(String name, String... arguments) {
        Path deploy = ProjectFolder.root().resolve("deploy");
        List<String> command = new ArrayList<>(List.of("bash", deploy.resolve(name).toString()));
        command.addAll(List.of(arguments));
        Tool.run(name, deploy, command);
    }

    private void timed(Progress progress, String part, Runnable step) {
        long start = System.nanoTime();
        step.run();
        progress.ready(part, Duration.ofNanos(System.nanoTime() - start));
    }

    Compose compose() {
        return compose;
    }

    /** One secret of {@code make-secrets.sh}. */
    static String secret(String name) {
        try {
            return Files.readString(Compose.folder().resolve("secrets").resolve(name)).strip();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Removes containers, networks and volumes. */
    @Override
    public void close() {
        AtExit.remove(ending);
        compose.end();
    }
}
