package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.anumati.testkit.AppRole;
import io.anumati.testkit.FreePorts;
import io.anumati.testkit.Launch;
import io.anumati.testkit.ManagedProcess;
import io.anumati.testkit.OpenBaoApi;
import io.anumati.testkit.OpenBaoBinary;
import io.anumati.testkit.ProjectFolder;

/** The set-up scripts of compose and the cluster, run on a real OpenBao. */
class OpenBaoScriptsIT {

    private static final Path SCRIPTS = ProjectFolder.root().resolve("deploy").resolve("openbao");
    private static final Path FOLDER = ProjectFolder.temporary("openbao-scripts");
    private static final int PORT = FreePorts.next();
    private static final String URL = "http://127.0.0.1:" + PORT;

    private static ManagedProcess server;

    @BeforeAll
    static void start() throws Exception {
        Path data = Files.createDirectories(FOLDER.resolve("data"));
        Files.writeString(FOLDER.resolve("local.hcl"), ConfigurationKeys.read(SCRIPTS.resolve("local.hcl"))
                .replace("/openbao/data", data.toString()).replace("0.0.0.0:8200", "127.0.0.1:" + PORT)
                .replace("http://openbao:8200", URL).replace("127.0.0.1:8201", "127.0.0.1:" + FreePorts.next()));
        run();
        setUp();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void run() {
        server = ManagedProcess.start(Launch.of("openbao", FOLDER,
                List.of(OpenBaoBinary.path().toString(), "server", "-config=" + FOLDER.resolve("local.hcl"))));
        server.awaitReady(Duration.ofMinutes(1), () -> OpenBaoApi.at(URL).get("sys/init").ok());
    }

    private static void setUp() throws Exception {
        ProcessBuilder script = new ProcessBuilder("sh", SCRIPTS.resolve("setup.sh").toString(),
                FOLDER.resolve("keys").toString(),
                FOLDER.resolve("logins").toString()).inheritIO();
        script.environment().putAll(Map.of("BAO_ADDR", URL, "HOME", FOLDER.toString(), "PATH",
                OpenBaoBinary.path().getParent() + ":" + System.getenv("PATH")));
        script.environment().remove("BAO_TOKEN");
        assertThat(script.start().waitFor()).isZero();
    }

    @Test
    void everyRoleCanLogInAndMayDoOnlyWhatItsPolicySays() {
        OpenBaoApi authority = login("AUTHORITY");
        OpenBaoApi execution = login("EXECUTION");
        OpenBaoApi checkpoint = login("CHECKPOINT");
        assertThat(authority.call("POST", "anumati/data/users/u-1/token", Map.of("data", Map.of("k", "v"))).ok()).isTrue();
        assertThat(execution.get("anumati/data/users/u-1/token").ok()).isTrue();
        assertThat(execution.call("POST", "anumati/data/users/u-1/token", Map.of("data", Map.of("k", "v"))).status())
                .isEqualTo(403);
        assertThat(checkpoint.get("anumati/data/users/u-1/token").status()).isEqualTo(403);
        assertThat(checkpoint.get("transit/keys/audit-checkpoint").body().at("/data/keys/1/public_key").asText())
                .isEqualTo(ConfigurationKeys.read(FOLDER.resolve("logins/audit-checkpoint.pub")).strip());
    }

    @Test
    void anOlderVersionOfATokenIsNotKept() {
        OpenBaoApi authority = login("AUTHORITY");
        for (String value : List.of("first", "second")) {
            assertThat(authority.call("POST", "anumati/data/users/u-2/token", Map.of("data", Map.of("k", value))).ok())
                    .isTrue();
        }
        assertThat(authority.get("anumati/data/users/u-2/token?version=1").ok()).isFalse();
    }

    @Test
    void loginsAreForTheirOwnerOnlyAndNoRootTokenIsLeft() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(loginFile()))).isEqualTo("rw-------");
        try (var files = Files.walk(FOLDER.resolve("keys"))) {
            assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
                    .containsExactly("unseal-key");
        }
    }

    @Test
    void afterARestartItOnlyUnseals() throws Exception {
        // Given
        String before = ConfigurationKeys.read(loginFile());
        server.close();
        run();
        // When
        setUp();
        // Then
        assertThat(ConfigurationKeys.read(loginFile())).isEqualTo(before);
        assertThat(login("AUTHORITY").get("anumati/data/users/nobody/token").status()).isEqualTo(404);
    }

    private static Path loginFile() {
        return FOLDER.resolve("logins/token-vault-service.properties");
    }

    private static OpenBaoApi login(String role) {
        Properties file = ConfigurationKeys.properties(ConfigurationKeys.read(loginFile()));
        String key = "ANUMATI_OPENBAO_" + role;
        return OpenBaoApi.at(URL)
                .login(new AppRole.Login(file.getProperty(key + "_ROLE_ID"), file.getProperty(key + "_SECRET_ID")));
    }
}
