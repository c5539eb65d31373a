package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.anumati.testkit.AppRole;
import io.anumati.testkit.OpenBaoApi;
import io.anumati.testkit.OpenBaoBinary;
import io.anumati.testkit.Runbook;

/** The runbooks' commands for OpenBao, each as it stands. */
class OpenBaoRunbookIT {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Runbook KEYS = Runbook.of("keys.md");
    private static final Runbook BACKUP = Runbook.of("backup-and-restore.md");
    private static final String SIGN = "transit/sign/audit-checkpoint";
    private static final Map<String, String> MESSAGE = Map.of("input", "Y2hlY2twb2ludA==");

    private static ScriptedOpenBao bao;
    private static String root;

    @BeforeAll
    static void start() throws Exception {
        bao = opened();
        root = rootOf(bao);
    }

    @AfterAll
    static void stop() {
        bao.close();
    }

    @Test
    void aRootTokenIsMadeFromTheUnsealKeyAndDiesAfterTheWork() {
        String token = rootOf(bao);
        assertThat(bao.api().withToken(token).get("sys/policies/acl/authority").ok()).isTrue();

        KEYS.run("no-root", bao.folder(), environment(bao, Map.of("BAO_TOKEN", token)), tools());

        assertThat(bao.api().withToken(token).get("sys/policies/acl/authority").status()).isEqualTo(403);
        assertThat(ConfigurationKeys.read(bao.config())).doesNotContain("unauthed");
    }

    @Test
    void checkpointsAreSignedByTheNewKeyAndTheOldPublicKeyIsKept() throws Exception {
        Path keys = Files.copy(bao.folder().resolve("logins/audit-checkpoint.pub"), bao.folder().resolve("audit-keys"));
        String before = Files.readString(keys).strip();
        assertThat(signature()).startsWith("vault:v1:");

        run(KEYS, "checkpoint-key", Map.of("AUDIT_KEYS", keys.toString()));

        assertThat(signature()).startsWith("vault:v2:");
        assertThat(Files.readAllLines(keys)).hasSize(2).startsWith(before).endsWith(bao.as("CHECKPOINT")
                .get("transit/keys/audit-checkpoint").body().at("/data/keys/2/public_key").asText());
    }

    @Test
    void fingerprintsGoOnWithANewKey() {
        run(KEYS, "fingerprint-key", Map.of());

        assertThat(bao.api().withToken(root).get("transit/keys/token-fingerprint").body().at("/data/latest_version").asInt())
                .isEqualTo(2);
    }

    @Test
    void whatIsStoredOutlivesOpenBaosOwnKey() {
        store(bao.as("AUTHORITY"), "own-key");

        run(KEYS, "own-key", Map.of());

        assertThat(read(bao.as("EXECUTION"), "own-key")).isTrue();
    }

    @Test
    void aLoginIsReplacedBeforeTheOldOneDies() {
        AppRole.Login old = bao.login("EXECUTION");
        Map<String, String> role = Map.of("ROLE", "execution", "LOGINS", bao.loginFile().toString());

        run(KEYS, "approle-new", role);
        assertThat(bao.login("EXECUTION").secretId()).isNotEqualTo(old.secretId());
        assertThat(bao.api().login(old)).isNotNull();
        run(KEYS, "approle-old", role);

        assertThatThrownBy(() -> bao.api().login(old)).isNotNull();
        assertThat(bao.as("EXECUTION").get("anumati/data/users/nobody/token").status()).isEqualTo(404);
        assertThat(bao.as("AUTHORITY").get("anumati/data/users/nobody/token").status()).isEqualTo(404);
    }

    @Test
    void aSnapshotBringsSecretsKeysAndLoginsIntoANewServer() throws Exception {
        store(bao.as("AUTHORITY"), "backup");
        run(BACKUP, "openbao-backup", Map.of());
        try (ScriptedOpenBao fresh = opened()) {
            Files.copy(bao.folder().resolve("openbao.snap"), fresh.folder().resolve("openbao.snap"));
            Map<String, String> there = environment(fresh, Map.of("BAO_TOKEN", rootOf(fresh), "UNSEAL_KEY", bao.unsealKey()));

            BACKUP.run("openbao-restore", fresh.folder(), there, tools());
            // Until the new data is in, the server may still be open by its own key.
            await().atMost(LIMIT).pollInterval(Duration.ofSeconds(1)).ignoreExceptions().untilAsserted(() -> {
                BACKUP.run("openbao-unseal", fresh.folder(), there, tools());
                assertThat(read(fresh.api().login(bao.login("EXECUTION")), "backup")).isTrue();
            });
            assertThat(fresh.api().login(bao.login("CHECKPOINT")).get("transit/keys/audit-checkpoint").body()
                    .at("/data/keys/1/public_key").asText())
                    .isEqualTo(bao.as("CHECKPOINT").get("transit/keys/audit-checkpoint").body()
                            .at("/data/keys/1/public_key").asText());
        }
    }

    private static void store(OpenBaoApi authority, String user) {
        assertThat(authority.call("POST", "anumati/data/users/%s/token".formatted(user), Map.of("data", Map.of("k", "v"))).ok())
                .isTrue();
    }

    private static boolean read(OpenBaoApi execution, String user) {
        return execution.get("anumati/data/users/%s/token".formatted(user)).body().at("/data/data/k").asText().equals("v");
    }

    private static String signature() {
        return bao.as("CHECKPOINT").call("POST", SIGN, MESSAGE).body().at("/data/signature").asText();
    }

    /** A server that lets a root token be made, as the page says. */
    private static ScriptedOpenBao opened() throws Exception {
        ScriptedOpenBao server = new ScriptedOpenBao();
        KEYS.run("root-open", server.folder(), environment(server, Map.of()), tools());
        server.restart();
        return server;
    }

    private static String rootOf(ScriptedOpenBao server) {
        return KEYS.run("root", server.folder(), environment(server, Map.of("UNSEAL_KEY", server.unsealKey())), tools())
                .strip();
    }

    private static void run(Runbook page, String block, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("BAO_TOKEN", root);
        page.run(block, bao.folder(), environment(bao, all), tools());
    }

    private static Map<String, String> environment(ScriptedOpenBao server, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of("BAO_ADDR", server.url(), "HOME", server.folder().toString(),
                "BAO_CONFIG", server.config().toString()));
        all.putAll(more);
        return all;
    }

    private static Path[] tools() {
        return List.of(OpenBaoBinary.path().getParent()).toArray(Path[]::new);
    }
}
