package io.anumati.runner.stack;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.anumati.testkit.FreePorts;
import io.anumati.testkit.Launch;
import io.anumati.testkit.ManagedProcess;
import io.anumati.testkit.PartFailed;
import io.anumati.testkit.ProjectFolder;

/** One instance of a service: it can be stopped, killed and started again with the same address and settings. */
public final class ServiceProcess {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final String name;
    private final int port;
    private final Launch launch;
    private volatile ManagedProcess process;

    ServiceProcess(Service service, String name, Path folder, int port, Map<String, String> environment) {
        this.name = name;
        this.port = port;
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        this.launch = Launch.java(name, folder, List.of("-Xmx256m"), List.of("-jar", jar(service).toString())).with(all);
    }

    private static Path jar(Service service) {
        return ProjectFolder.root().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Starts it and waits until it is ready. */
    public void start() {
        startWithoutWaiting();
        awaitReady();
    }

    /** Starts it; {@link #awaitReady()} waits. */
    public void startWithoutWaiting() {
        Path jar = jar();
        if (!Files.exists(jar)) {
            throw new PartFailed("%s is not built: %s is missing; ./anumati build makes it".formatted(name, jar));
        }
        FreePorts.requireFree(name, port);
        process = ManagedProcess.start(launch);
    }

    public void awaitReady() {
        process.awaitReady(START_LIMIT, this::isReady);
    }

    /** Whether all that it needs is there, as it says itself. */
    public boolean isReady() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url().resolve("/q/health/ready")).timeout(Duration.ofSeconds(5)).build();
        return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    /** The program, as it is packaged. */
    public Path jar() {
        return Path.of(launch.command().getLast());
    }

    /** SIGTERM, and what it does then. */
    public void stop() {
        if (process != null) {
            process.close();
        }
    }

    /** SIGKILL. */
    public void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /** The running process, for other signals. */
    public ManagedProcess process() {
        return process;
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    void detach() {
        if (process != null) {
            process.detach();
        }
    }

    public String name() {
        return name;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Path log() {
        return launch.log();
    }

    /** What is set for it on top of this program's own. */
    public Map<String, String> environment() {
        return launch.environment();
    }
}
