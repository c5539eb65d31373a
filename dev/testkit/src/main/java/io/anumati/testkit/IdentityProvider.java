package io.anumati.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An OIDC provider whose tokens carry the platform's roles: the issuer in {@code ANUMATI_PARTS_IDENTITY_PROVIDER}, or a mock
 * server in a process of its own, which checks no client secret.
 */
public final class IdentityProvider implements AutoCloseable {

    /** Issuer of a provider that is already there, with the platform's clients and users. */
    public static final String ADDRESS_VARIABLE = "ANUMATI_PARTS_IDENTITY_PROVIDER";

    private static final String NAME = "identity-provider";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    /** @param folder keeps the log */
    public record Options(Path folder, int port) {

        public static Options temporary() {
            return new Options(ProjectFolder.temporary(NAME), FreePorts.next());
        }

        /** The host is {@code localhost}, not its number: it is part of the issuer's name. */
        String issuer() {
            return "http://localhost:%d/anumati".formatted(port);
        }

        Launch launch() {
            return Launch.java(NAME, folder, List.of("-Xmx128m", "--enable-native-access=ALL-UNNAMED"),
                    List.of("-cp", ProjectFolder.classPathOf("dev/identity-provider"),
                            "io.anumati.identity.IdentityProviderMain",
                            Integer.toString(port)));
        }
    }

    private final String issuer;
    private final Optional<ManagedProcess> process;

    private IdentityProvider(String issuer, Optional<ManagedProcess> process) {
        this.issuer = issuer;
        this.process = process;
    }

    /** For tests: a free port and a folder of its own. */
    public static IdentityProvider start() {
        return GivenParts.address(ADDRESS_VARIABLE).map(issuer -> new IdentityProvider(issuer, Optional.empty()))
                .orElseGet(() -> start(Options.temporary()));
    }

    public static IdentityProvider start(Options options) {
        FreePorts.requireFree(NAME, options.port());
        ManagedProcess process = ManagedProcess.start(options.launch()).awaitReady(START_LIMIT,
                () -> discovered(options.issuer()));
        return new IdentityProvider(options.issuer(), Optional.of(process));
    }

    private static boolean discovered(String issuer) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration")).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    public String issuer() {
        return issuer;
    }

    /** What services and Quarkus tests need to find it. */
    public Map<String, String> environment() {
        return Map.of("ANUMATI_OIDC_URL", issuer, "ANUMATI_OIDC_CLIENT_SECRET", "not-checked-by-the-mock");
    }

    /** The process, for faults; empty when the address was given. */
    public Optional<ManagedProcess> process() {
        return process;
    }

    @Override
    public void close() {
        process.ifPresent(ManagedProcess::close);
    }
}
