package io.anumati.vault;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.anumati.testkit.FreePorts;
import io.anumati.testkit.Launch;
import io.anumati.testkit.ManagedProcess;
import io.anumati.testkit.ProjectFolder;

/** The packaged service in a process of its own, with everything logged that it can log. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Launch launch;
    private final int port;
    private ManagedProcess process;

    ServiceProcess(Map<String, String> environment) {
        this.port = FreePorts.next();
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        all.put("QUARKUS_LOG_LEVEL", "DEBUG");
        all.put("QUARKUS_LOG_MIN_LEVEL", "DEBUG");
        this.launch = Launch.java("token-vault-service", ProjectFolder.temporary("service"), List.of("-Xmx256m"),
                List.of("-jar", Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath().toString())).with(all);
    }

    ServiceProcess start() {
        process = ManagedProcess.start(launch).awaitReady(START_LIMIT, this::lives);
        return this;
    }

    /** SIGKILL, then a start on nothing but the same configuration. */
    void killAndStart() {
        process.kill();
        start();
    }

    int port() {
        return port;
    }

    Path log() {
        return launch.log();
    }

    @Override
    public void close() {
        process.close();
    }

    private boolean lives() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/q/health/live".formatted(port))).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode() == 200;
    }
}
