package io.anumati.runner.compose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.anumati.testkit.PartFailed;
import io.anumati.testkit.ProjectFolder;
import io.anumati.testkit.Tool;

/** {@code docker compose} on the stack of the demo, which has a name of its own. */
final class Compose {

    private static final List<String> DEMO = List.of("-p", "anumati-demo", "-f", "compose.yaml", "-f", "compose.demo.yaml");

    private final List<String> docker;

    Compose() {
        this(List.of("docker"));
    }

    /** @param docker the engine's client */
    Compose(List<String> docker) {
        this.docker = docker;
    }

    static Path folder() {
        return ProjectFolder.root().resolve("deploy").resolve("compose");
    }

    /** @throws PartFailed in one line when there is nothing to run containers with */
    void requireEngine() {
        if (!Tool.works(with("compose", "version"))) {
            throw new PartFailed(
                    "docker compose is missing, which --target compose needs; install Docker with its compose plugin, or leave --target out");
        }
        if (!Tool.works(with("info"))) {
            throw new PartFailed(
                    "no container engine answers, which --target compose needs; start Docker, or leave --target out");
        }
    }

    /** @return what it printed */
    String run(String... arguments) {
        List<String> command = with("compose");
        command.addAll(DEMO);
        command.addAll(List.of(arguments));
        return Tool.run("docker compose " + arguments[0], folder(), command);
    }

    /** Removes containers, networks and volumes; also while this program ends, when tools are not started any more. */
    void end() {
        List<String> command = with("compose");
        command.addAll(DEMO);
        command.addAll(List.of("down", "--volumes"));
        try {
            Process process = new ProcessBuilder(command).directory(folder().toFile()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (process.waitFor() != 0) {
                throw new PartFailed("containers may be left; this removes them: " + String.join(" ", command));
            }
        } catch (IOException cause) {
            throw new PartFailed("docker cannot be run: " + cause.getMessage(), cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> with(String... words) {
        List<String> command = new ArrayList<>(docker);
        command.addAll(List.of(words));
        return command;
    }
}
