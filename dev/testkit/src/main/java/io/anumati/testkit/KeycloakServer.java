package io.anumati.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keycloak as it is released, with the shipped realm, in a process of its own; it takes some 30 s to start. */
public final class KeycloakServer implements AutoCloseable {

    private static final String NAME = "keycloak";
    private static final Path REALM = Path.of("deploy", "keycloak", "anumati-realm.json");
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    /**
     * @param distribution the unpacked release; it keeps the data too, in folder {@code data}, which is emptied
     * @param adminPassword of {@code admin} in realm {@code master}
     * @param variables what the realm file names: the clients' secrets and the frontend's address
     */
    public record Options(Path distribution, int port, String adminPassword, Map<String, String> variables) {

        public Options {
            variables = Map.copyOf(variables);
        }

        String base() {
            return "http://localhost:" + port;
        }
    }

    private final Options options;
    private final ManagedProcess process;

    private KeycloakServer(Options options, ManagedProcess process) {
        this.options = options;
        this.process = process;
    }

    public static KeycloakServer start(Options options) {
        FreePorts.requireFree(NAME, options.port());
        importRealm(options.distribution());
        Map<String, String> environment = new HashMap<>(options.variables());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", options.adminPassword());
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1 --add-opens=java.base/java.lang=ALL-UNNAMED");
        Launch launch = Launch.of(NAME, options.distribution(), List.of("bash", "bin/kc.sh", "start-dev", "--import-realm",
                "--http-host=127.0.0.1", "--http-port=" + options.port(), "--cache=local", "--http-management-port="
                        + FreePorts.next()))
                .with(environment);
        ManagedProcess process = ManagedProcess.start(launch);
        return process.orClose(() -> {
            KeycloakServer server = new KeycloakServer(options, process);
            process.awaitReady(START_LIMIT, server::answers);
            return server;
        });
    }

    private static void importRealm(Path distribution) {
        Folders.delete(distribution.resolve("data"));
        try {
            Path folder = Files.createDirectories(distribution.resolve("data").resolve("import"));
            Files.copy(ProjectFolder.root().resolve(REALM), folder.resolve(REALM.getFileName()),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private boolean answers() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration")).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    /** Address without a path. */
    public String base() {
        return options.base();
    }

    /** As in {@code ANUMATI_OIDC_URL}. */
    public String issuer() {
        return base() + "/realms/anumati";
    }

    @Override
    public void close() {
        process.close();
    }
}
