package io.anumati.deploy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.anumati.testkit.FreePorts;
import io.anumati.testkit.Launch;
import io.anumati.testkit.ManagedProcess;
import io.anumati.testkit.ProjectFolder;

/** A service as the build packs it, with the settings of overlay production, in a process of its own. */
record TlsService(int port, HttpClient client, Launch launch, ManagedProcess process) implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    /** Returns when it is alive; it need not be ready. */
    static TlsService start(String name, OverlayTls tls, Map<String, String> environment) throws Exception {
        int port = FreePorts.next();
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(Map.of("SMALLRYE_CONFIG_LOCATIONS", tls.settings(name, port).toString(), "JAVA_TOOL_OPTIONS",
                tls.trustOption(), "QUARKUS_HTTP_PORT", Integer.toString(port)));
        Path jar = ProjectFolder.root().resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        Launch launch = Launch.java(name, ProjectFolder.temporary(name), List.of("-Xmx256m"), List.of("-jar", jar.toString()))
                .with(all);
        HttpClient client = HttpClient.newBuilder().sslContext(tls.trusting()).build();
        TlsService service = new TlsService(port, client, launch, ManagedProcess.start(launch));
        service.process.awaitReady(START_LIMIT, () -> service.status("https", "/q/health/live") == 200);
        return service;
    }

    /** The value of {@code sasl.jaas.config}. */
    static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password);
    }

    int status(String scheme, String path) throws IOException, InterruptedException {
        return client.send(request(scheme, path), BodyHandlers.discarding()).statusCode();
    }

    /** What readiness says of one part. */
    JsonNode part(String name) throws IOException, InterruptedException {
        JsonNode readiness = new ObjectMapper()
                .readTree(client.send(request("https", "/q/health/ready"), BodyHandlers.ofString()).body());
        return Manifests.items(readiness.path("checks")).filter(check -> check.path("name").asText().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("no part %s in %s".formatted(name, readiness)));
    }

    /** @return the answer's status */
    int post(String path, String token, String json) throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(URI.create("https://127.0.0.1:%d%s".formatted(port, path)))
                .timeout(Duration.ofMinutes(1)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)).build();
        return client.send(post, BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest request(String scheme, String path) {
        return HttpRequest.newBuilder(URI.create("%s://127.0.0.1:%d%s".formatted(scheme, port, path)))
                .timeout(Duration.ofSeconds(30)).build();
    }

    String log() throws IOException {
        return Files.readString(launch.log());
    }

    @Override
    public void close() {
        process.close();
    }
}
