package io.anumati.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenBaoServerTest {

    private static OpenBaoServer.Options options;
    private static OpenBaoServer openBao;

    @BeforeAll
    static void start() {
        options = OpenBaoServer.Options.temporary();
        openBao = OpenBaoServer.start(options);
        as(AppRole.AUTHORITY).require("POST", "anumati/data/users/u-1/token", Map.of("data", Map.of("value", "t-1")));
    }

    @AfterAll
    static void stop() {
        openBao.close();
    }

    @ParameterizedTest
    @CsvSource({
            "AUTHORITY,  POST,   anumati/data/users/u-2/token",
            "AUTHORITY,  GET,    anumati/data/users/u-1/token",
            "AUTHORITY,  DELETE, anumati/metadata/users/u-3/token",
            "AUTHORITY,  POST,   anumati/data/users/u-2/apps/a-1",
            "AUTHORITY,  POST,   transit/hmac/token-fingerprint",
            "EXECUTION,  GET,    anumati/data/users/u-1/token",
            "EXECUTION,  POST,   transit/hmac/token-fingerprint",
            "CHECKPOINT, POST,   transit/sign/audit-checkpoint",
            "CHECKPOINT, GET,    transit/keys/audit-checkpoint" })
    void aRoleDoesItsOwnWork(AppRole role, String method, String path) {
        assertThat(as(role).call(method, path, body(method, path)).ok()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
            "AUTHORITY,  POST,   transit/sign/audit-checkpoint",
            "AUTHORITY,  LIST,   anumati/metadata/users",
            "AUTHORITY,  GET,    sys/mounts",
            "EXECUTION,  POST,   anumati/data/users/u-1/token",
            "EXECUTION,  DELETE, anumati/data/users/u-1/token",
            "EXECUTION,  GET,    anumati/data/users/u-1/apps/a-1",
            "EXECUTION,  POST,   transit/sign/audit-checkpoint",
            "CHECKPOINT, GET,    anumati/data/users/u-1/token",
            "CHECKPOINT, POST,   transit/hmac/token-fingerprint",
            "CHECKPOINT, GET,    transit/export/signing-key/audit-checkpoint" })
    void aRoleIsRefusedTheWorkOfOthers(AppRole role, String method, String path) {
        assertThat(as(role).call(method, path, body(method, path)).status()).isEqualTo(403);
    }

    @Test
    void keepsTokensOverARestartAndRolesLogInAgain() {
        openBao.close();
        openBao = OpenBaoServer.start(options);

        var token = as(AppRole.EXECUTION).get("anumati/data/users/u-1/token");

        assertThat(token.body().at("/data/data/value").asText()).isEqualTo("t-1");
    }

    @Test
    void leavesNoRootTokenBehind() throws Exception {
        String kept = Files.readString(options.secrets());

        assertThat(kept).doesNotContain("root").contains("unseal-key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(options.secrets()))).isEqualTo("rw-------");
    }

    @Test
    void aRevokedRootTokenIsDead() {
        Path folder = ProjectFolder.temporary("openbao");
        var own = new OpenBaoServer.Options(folder, FreePorts.next(), FreePorts.next());
        StringBuilder seen = new StringBuilder();

        try (OpenBaoServer server = OpenBaoServer.start(own, seen::append)) {
            assertThat(OpenBaoApi.at(server.url()).withToken(seen.toString()).get("sys/mounts").status()).isEqualTo(403);
        }
    }

    private static OpenBaoApi as(AppRole role) {
        return OpenBaoApi.at(openBao.url()).login(openBao.login(role));
    }

    private static Map<String, ?> body(String method, String path) {
        if (!"POST".equals(method)) {
            return Map.of();
        }
        return path.startsWith("transit") ? Map.of("input", "dGV4dA==") : Map.of("data", Map.of("value", "x"));
    }
}
