package io.anumati.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Postgres with the platform's database, roles and schemas: the one whose superuser URL is in {@code ANUMATI_PARTS_POSTGRES},
 * or an embedded server in a process of its own (a container with {@code -Dparts=containers}).
 */
public final class PostgresServer implements AutoCloseable {

    /** {@code jdbc:postgresql://host:port/postgres?user=…&password=…} of a superuser of a server that is already there. */
    public static final String ADDRESS_VARIABLE = "ANUMATI_PARTS_POSTGRES";
    static final String DATABASE = "anumati";

    private static final String NAME = "postgres";
    private static final String SUPERUSER = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /**
     * @param folder keeps data, log and passwords; a later start on the same folder finds them
     * @param durable whether a commit waits for the disk; without, a loss of power or a kill may lose what was committed last
     */
    public record Options(Path folder, int port, boolean durable) {

        public static Options temporary() {
            return new Options(ProjectFolder.temporary(NAME), FreePorts.next(), false);
        }

        Path data() {
            return folder.resolve("data");
        }

        Path secrets() {
            return folder.resolve("passwords.properties");
        }

        Launch launch() {
            List<String> arguments = new ArrayList<>(List.of("-D", data().toString(), "-p", Integer.toString(port), "-c",
                    "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=300", "-c",
                    "shared_buffers=64MB"));
            if (!durable) {
                arguments.addAll(List.of("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"));
            }
            return Launch.of(NAME, folder, PostgresBinaries.command("postgres", arguments)).stoppedBy("INT");
        }
    }

    private final JdbcAddress superuser;
    private final Map<String, String> passwords;
    private final Optional<ManagedProcess> process;

    private PostgresServer(JdbcAddress superuser, Map<String, String> passwords, Optional<ManagedProcess> process) {
        this.superuser = superuser;
        this.passwords = Map.copyOf(passwords);
        this.process = process;
    }

    /** For tests: a free port and a folder of its own. */
    public static PostgresServer start() {
        return GivenParts.address(ADDRESS_VARIABLE).map(JdbcAddress::parse).map(PostgresServer::given)
                .orElseGet(() -> GivenParts.started(NAME, containers -> given(containers.postgres()),
                        () -> start(Options.temporary())));
    }

    private static PostgresServer given(JdbcAddress superuser) {
        Map<String, String> passwords = newPasswords();
        PostgresSchemas.create(superuser, passwords);
        return new PostgresServer(superuser, passwords, Optional.empty());
    }

    public static PostgresServer start(Options options) {
        GivenParts.requireProcessesAllowed(NAME, ADDRESS_VARIABLE);
        FreePorts.requireFree(NAME, options.port());
        if (!Files.exists(options.data().resolve("PG_VERSION"))) {
            initialise(options);
        }
        Map<String, String> passwords = Folders.readSecrets(options.secrets());
        JdbcAddress superuser = new JdbcAddress("127.0.0.1", options.port(), SUPERUSER, passwords.get(SUPERUSER));
        ManagedProcess process = ManagedProcess.start(options.launch())
                .awaitReady(START_LIMIT, () -> superuser.answers("postgres"));
        return process.orClose(() -> {
            PostgresSchemas.create(superuser, passwords);
            return new PostgresServer(superuser, passwords, Optional.of(process));
        });
    }

    private static void initialise(Options options) {
        Map<String, String> passwords = newPasswords();
        passwords.put(SUPERUSER, Folders.newSecret());
        Folders.writeSecrets(options.secrets(), passwords);
        Path passwordFile = options.folder().resolve("initdb-password");
        Folders.writePrivately(passwordFile, passwords.get(SUPERUSER));
        Tool.run("initdb", options.folder(), PostgresBinaries.command("initdb", List.of("-D", options.data().toString(), "-U",
                SUPERUSER, "-A", "scram-sha-256", "--pwfile", passwordFile.toString(), "-E", "UTF8", "--locale=C", "--no-sync",
                "--no-instructions")));
        Folders.delete(passwordFile);
    }

    private static Map<String, String> newPasswords() {
        Map<String, String> passwords = new TreeMap<>();
        for (DatabaseRole role : DatabaseRole.values()) {
            passwords.put(role.login(), Folders.newSecret());
        }
        return passwords;
    }

    /** What a service, or a Quarkus test of it, needs; {@code AUDIT_WRITER} also gets its owner, for migrations. */
    public Map<String, String> environment(DatabaseRole role) {
        Map<String, String> environment = new TreeMap<>(Map.of("ANUMATI_DB_HOST", superuser.host(), "ANUMATI_DB_PORT",
                Integer.toString(superuser.port()), "ANUMATI_DB_NAME", DATABASE, "ANUMATI_DB_USER", role.login(),
                "ANUMATI_DB_PASSWORD", password(role)));
        if (role == DatabaseRole.AUDIT_WRITER) {
            environment.put("ANUMATI_DB_OWNER_USER", DatabaseRole.AUDIT_OWNER.login());
            environment.put("ANUMATI_DB_OWNER_PASSWORD", password(DatabaseRole.AUDIT_OWNER));
        }
        return environment;
    }

    public String password(DatabaseRole role) {
        return passwords.get(role.login());
    }

    /** Host and port. */
    public String address() {
        return "%s:%d".formatted(superuser.host(), superuser.port());
    }

    /** JDBC URL of a role, login included, its schema first on the search path. */
    public String jdbcUrl(DatabaseRole role) {
        return new JdbcAddress(superuser.host(), superuser.port(), role.login(), password(role)).url(DATABASE)
                + "&currentSchema="
                + role.schema();
    }

    /** JDBC URL of the superuser, login included: for tests that tamper. */
    public String superuserJdbcUrl() {
        return superuser.url(DATABASE);
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
