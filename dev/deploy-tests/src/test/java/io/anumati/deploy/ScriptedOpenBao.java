package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.anumati.testkit.AppRole;
import io.anumati.testkit.FreePorts;
import io.anumati.testkit.Launch;
import io.anumati.testkit.ManagedProcess;
import io.anumati.testkit.OpenBaoApi;
import io.anumati.testkit.OpenBaoBinary;
import io.anumati.testkit.ProjectFolder;

/** A real OpenBao with the configuration and the set-up scripts of {@code deploy/openbao}. */
final class ScriptedOpenBao implements AutoCloseable {

    private static final Path SCRIPTS = ProjectFolder.root().resolve("deploy").resolve("openbao");

    private final Path folder = ProjectFolder.temporary("openbao-scripts");
    private final String url;
    private ManagedProcess server;

    ScriptedOpenBao() throws Exception {
        int port = FreePorts.next();
        url = "http://127.0.0.1:" + port;
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(config(), ConfigurationKeys.read(SCRIPTS.resolve("local.hcl"))
                .replace("/openbao/data", data.toString()).replace("0.0.0.0:8200", "127.0.0.1:" + port)
                .replace("http://openbao:8200", url).replace("127.0.0.1:8201", "127.0.0.1:" + FreePorts.next()));
        run();
        setUp();
    }

    private void run() {
        server = ManagedProcess.start(Launch.of("openbao", folder,
                List.of(OpenBaoBinary.path().toString(), "server", "-config=" + config())));
        server.awaitReady(Duration.ofMinutes(1), () -> api().get("sys/init").ok());
    }

    private void setUp() throws Exception {
        ProcessBuilder script = new ProcessBuilder("sh", SCRIPTS.resolve("setup.sh").toString(),
                folder.resolve("keys").toString(), folder.resolve("logins").toString()).inheritIO();
        script.environment().putAll(Map.of("BAO_ADDR", url, "HOME", folder.toString(), "PATH",
                OpenBaoBinary.path().getParent() + ":" + System.getenv("PATH")));
        script.environment().remove("BAO_TOKEN");
        assertThat(script.start().waitFor()).isZero();
    }

    /** Stops it, starts it, and has the script unseal it. */
    void restart() throws Exception {
        server.close();
        run();
        setUp();
    }

    Path folder() {
        return folder;
    }

    Path config() {
        return folder.resolve("local.hcl");
    }

    String url() {
        return url;
    }

    OpenBaoApi api() {
        return OpenBaoApi.at(url);
    }

    Path loginFile() {
        return folder.resolve("logins/token-vault-service.properties");
    }

    String unsealKey() {
        return ConfigurationKeys.read(folder.resolve("keys/unseal-key")).strip();
    }

    /** What the file says of a role, {@code AUTHORITY} for example. */
    AppRole.Login login(String role) {
        Properties file = ConfigurationKeys.properties(ConfigurationKeys.read(loginFile()));
        String key = "ANUMATI_OPENBAO_" + role;
        return new AppRole.Login(file.getProperty(key + "_ROLE_ID"), file.getProperty(key + "_SECRET_ID"));
    }

    OpenBaoApi as(String role) {
        return api().login(login(role));
    }

    @Override
    public void close() {
        server.close();
    }
}
