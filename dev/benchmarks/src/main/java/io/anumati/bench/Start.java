package io.anumati.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.anumati.runner.stack.ServiceProcess;
import io.anumati.testkit.AtExit;
import io.anumati.testkit.ManagedProcess;
import io.anumati.testkit.ProjectFolder;

/** One process of a service, started as its image starts it, at the address of the stack's own instance. */
final class Start implements AutoCloseable {

    /** What {@code deploy/images/Dockerfile} comes to in a container of 512 MiB, where Java takes this collector by itself. */
    static final List<String> JAVA = List.of("-XX:+UseSerialGC", "-Xmx307m", "-XX:+ExitOnOutOfMemoryError");

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(10);

    /** @param seconds from the start of the process until it says that it is ready */
    record Figures(double seconds, double cpuSeconds, double residentMiB) {
    }

    private final ServiceProcess service;
    private final Process process;
    private final long startedAt;
    private final Runnable ending;

    /** @param environment on top of what the stack's own instance has */
    Start(ServiceProcess service, Path folder, List<String> options, Map<String, String> environment) {
        this.service = service;
        List<String> command = new ArrayList<>(List.of(ProjectFolder.java().toString()));
        command.addAll(JAVA);
        command.addAll(options);
        command.addAll(List.of("-jar", service.jar().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "start.log")));
        builder.environment().putAll(service.environment());
        builder.environment().putAll(environment);
        try {
            startedAt = System.nanoTime();
            process = builder.start();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        ending = process::destroyForcibly;
        AtExit.add(ending);
    }

    static Figures measured(ServiceProcess service, Path folder, Optional<Path> cache) {
        List<String> options = cache.map(file -> List.of("-XX:AOTCache=" + file, "-XX:AOTMode=on")).orElse(List.of());
        try (Start start = new Start(service, folder, options, Map.of())) {
            start.awaitReady();
            Figures figures = start.figures();
            start.stop(LIMIT);
            return figures;
        }
    }

    private Figures figures() {
        return new Figures((System.nanoTime() - startedAt) / 1e9, Cpu.secondsOf(process.pid()),
                Cpu.resident(process.pid()) / 1024.0);
    }

    void awaitReady() {
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() - startedAt > LIMIT.toNanos()) {
                throw new IllegalStateException("%s did not become ready".formatted(service.name()));
            }
            Waiting.pause(POLL);
        }
    }

    /** An answer of any kind will do. */
    void awaitLiveOrEnd() {
        Waiting.within(LIMIT, () -> !process.isAlive() || ManagedProcess.accepts(service.url().getPort()));
    }

    private boolean isReady() {
        try {
            return service.isReady();
        } catch (IOException notYet) {
            return false;
        } catch (Exception stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    void stop(Duration limit) {
        process.destroy();
        awaitEnd(limit);
    }

    void awaitEnd(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("%s did not end".formatted(service.name()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        AtExit.remove(ending);
        process.destroyForcibly();
    }
}
