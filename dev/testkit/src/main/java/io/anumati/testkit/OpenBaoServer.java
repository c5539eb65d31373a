package io.anumati.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An OpenBao set up for the platform: the one at {@code ANUMATI_PARTS_OPENBAO_URL}, or a server on a raft folder in a process
 * of its own, initialised and unsealed (with {@code -Dparts=containers} one in memory in a container). The root token of its
 * own
 * server is revoked before {@code start} returns.
 */
public final class OpenBaoServer implements AutoCloseable {

    /** URL of a server that is already there and unsealed. */
    public static final String ADDRESS_VARIABLE = "ANUMATI_PARTS_OPENBAO_URL";
    /** A token that may set up mounts, policies and AppRoles there; it is not revoked. */
    public static final String TOKEN_VARIABLE = "ANUMATI_PARTS_OPENBAO_TOKEN";

    private static final String NAME = "openbao";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final String UNSEAL_KEY = "unseal-key";

    /** @param folder keeps data, log, unseal key and AppRole logins; a later start on the same folder finds them */
    public record Options(Path folder, int port, int clusterPort) {

        public static Options temporary() {
            return new Options(ProjectFolder.temporary(NAME), FreePorts.next(), FreePorts.next());
        }

        String url() {
            return "http://127.0.0.1:" + port;
        }

        Path secrets() {
            return folder.resolve("openbao.properties");
        }

        private Path config() {
            return folder.resolve("openbao.hcl");
        }

        Launch launch() {
            return Launch.of(NAME, folder, List.of(OpenBaoBinary.path().toString(), "server", "-config=" + config()));
        }
    }

    private final String url;
    private final Map<AppRole, AppRole.Login> logins;
    private final Optional<ManagedProcess> process;

    private OpenBaoServer(String url, Map<AppRole, AppRole.Login> logins, Optional<ManagedProcess> process) {
        this.url = url;
        this.logins = Map.copyOf(logins);
        this.process = process;
    }

    /** For tests: free ports and a folder of its own. */
    public static OpenBaoServer start() {
        return GivenParts.address(ADDRESS_VARIABLE).map(OpenBaoServer::given).orElseGet(() -> GivenParts.started(NAME,
                containers -> inContainer(containers.openBao()), () -> start(Options.temporary())));
    }

    private static OpenBaoServer inContainer(PartsInContainers.OpenBaoAddress address) {
        OpenBaoApi root = OpenBaoApi.at(address.url()).withToken(address.rootToken());
        OpenBaoServer server = new OpenBaoServer(address.url(), new OpenBaoSetup(root).run(), Optional.empty());
        root.require("POST", "auth/token/revoke-self", Map.of());
        return server;
    }

    private static OpenBaoServer given(String url) {
        OpenBaoApi admin = OpenBaoApi.at(url).withToken(GivenParts.required(TOKEN_VARIABLE));
        return new OpenBaoServer(url, new OpenBaoSetup(admin).run(), Optional.empty());
    }

    public static OpenBaoServer start(Options options) {
        return start(options, rootToken -> {
        });
    }

    /** @param rootTokenSeen is told the root token, for the test that it is dead afterwards */
    static OpenBaoServer start(Options options, Consumer<String> rootTokenSeen) {
        GivenParts.requireProcessesAllowed(NAME, ADDRESS_VARIABLE);
        FreePorts.requireFree(NAME, options.port());
        FreePorts.requireFree(NAME, options.clusterPort());
        writeConfig(options);
        ManagedProcess process = ManagedProcess.start(options.launch());
        return process.orClose(() -> open(options, process, rootTokenSeen));
    }

    private static OpenBaoServer open(Options options, ManagedProcess process, Consumer<String> rootTokenSeen) {
        OpenBaoApi api = OpenBaoApi.at(options.url());
        process.awaitReady(START_LIMIT, () -> api.get("sys/init").ok());
        if (!api.get("sys/init").body().path("initialized").asBoolean()) {
            initialise(options, api, process, rootTokenSeen);
        } else {
            unseal(api, Folders.readSecrets(options.secrets()).get(UNSEAL_KEY), process);
        }
        return new OpenBaoServer(options.url(), logins(Folders.readSecrets(options.secrets())), Optional.of(process));
    }

    private static void writeConfig(Options options) {
        try {
            Path data = Files.createDirectories(options.folder().resolve("data"));
            Files.writeString(options.config(), """
                    storage "raft" {
                      path = "%s"
                      node_id = "local"
                      performance_multiplier = 1
                    }
                    listener "tcp" {
                      address = "127.0.0.1:%d"
                      cluster_address = "127.0.0.1:%d"
                      tls_disable = true
                    }
                    api_addr = "%s"
                    cluster_addr = "http://127.0.0.1:%d"
                    """.formatted(data, options.port(), options.clusterPort(), options.url(), options.clusterPort()));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static void initialise(Options options, OpenBaoApi api, ManagedProcess process, Consumer<String> rootTokenSeen) {
        JsonNode keys = api.require("PUT", "sys/init", Map.of("secret_shares", 1, "secret_threshold", 1));
        String unsealKey = keys.path("keys_base64").path(0).asText();
        unseal(api, unsealKey, process);
        OpenBaoApi root = api.withToken(keys.path("root_token").asText());
        rootTokenSeen.accept(keys.path("root_token").asText());
        Map<AppRole, AppRole.Login> logins = new OpenBaoSetup(root).run();
        writeAuditKey(options, root);
        root.require("POST", "auth/token/revoke-self", Map.of());
        Map<String, String> secrets = new TreeMap<>(environment(logins));
        secrets.put(UNSEAL_KEY, unsealKey);
        Folders.writeSecrets(options.secrets(), secrets);
    }

    /** The public half, for the offline verifier: it must not come from an export. */
    private static void writeAuditKey(Options options, OpenBaoApi root) {
        String key = root.require("GET", "transit/keys/audit-checkpoint", Map.of()).at("/data/keys/1/public_key").asText();
        try {
            Files.writeString(auditKey(options.folder()), key + "\n");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** File with the public key that signs audit checkpoints, base64; written when the server is set up. */
    public static Path auditKey(Path folder) {
        return folder.resolve("audit-checkpoint.pub");
    }

    private static void unseal(OpenBaoApi api, String key, ManagedProcess process) {
        api.require("PUT", "sys/unseal", Map.of("key", key));
        process.awaitReady(START_LIMIT, () -> api.get("sys/health").ok());
    }

    private static Map<AppRole, AppRole.Login> logins(Map<String, String> secrets) {
        Map<AppRole, AppRole.Login> logins = new EnumMap<>(AppRole.class);
        for (AppRole role : AppRole.values()) {
            logins.put(role,
                    new AppRole.Login(secrets.get(variable(role, "ROLE_ID")), secrets.get(variable(role, "SECRET_ID"))));
        }
        return logins;
    }

    private static Map<String, String> environment(Map<AppRole, AppRole.Login> logins) {
        Map<String, String> environment = new TreeMap<>();
        logins.forEach((role, login) -> {
            environment.put(variable(role, "ROLE_ID"), login.roleId());
            environment.put(variable(role, "SECRET_ID"), login.secretId());
        });
        return environment;
    }

    private static String variable(AppRole role, String half) {
        return "ANUMATI_OPENBAO_%s_%s".formatted(role.name(), half);
    }

    public String url() {
        return url;
    }

    public AppRole.Login login(AppRole role) {
        return logins.get(role);
    }

    /** What token-vault-service, or a Quarkus test of it, needs. */
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(environment(logins));
        environment.put("ANUMATI_OPENBAO_URL", url);
        return environment;
    }

    /** The process, for faults; empty when the address was given or it is a container. */
    public Optional<ManagedProcess> process() {
        return process;
    }

    @Override
    public void close() {
        process.ifPresent(ManagedProcess::close);
    }
}
