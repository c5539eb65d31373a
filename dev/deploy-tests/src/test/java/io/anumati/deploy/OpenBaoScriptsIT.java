package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.anumati.testkit.OpenBaoApi;

/** The set-up scripts of compose and the cluster, run on a real OpenBao. */
class OpenBaoScriptsIT {

    private static ScriptedOpenBao bao;

    @BeforeAll
    static void start() throws Exception {
        bao = new ScriptedOpenBao();
    }

    @AfterAll
    static void stop() {
        bao.close();
    }

    @Test
    void everyRoleCanLogInAndMayDoOnlyWhatItsPolicySays() {
        OpenBaoApi authority = bao.as("AUTHORITY");
        OpenBaoApi execution = bao.as("EXECUTION");
        OpenBaoApi checkpoint = bao.as("CHECKPOINT");
        assertThat(authority.call("POST", "anumati/data/users/u-1/token", Map.of("data", Map.of("k", "v"))).ok()).isTrue();
        assertThat(execution.get("anumati/data/users/u-1/token").ok()).isTrue();
        assertThat(execution.call("POST", "anumati/data/users/u-1/token", Map.of("data", Map.of("k", "v"))).status())
                .isEqualTo(403);
        assertThat(checkpoint.get("anumati/data/users/u-1/token").status()).isEqualTo(403);
        assertThat(checkpoint.get("transit/keys/audit-checkpoint").body().at("/data/keys/1/public_key").asText())
                .isEqualTo(ConfigurationKeys.read(bao.folder().resolve("logins/audit-checkpoint.pub")).strip());
    }

    @Test
    void anOlderVersionOfATokenIsNotKept() {
        OpenBaoApi authority = bao.as("AUTHORITY");
        for (String value : List.of("first", "second")) {
            assertThat(authority.call("POST", "anumati/data/users/u-2/token", Map.of("data", Map.of("k", value))).ok())
                    .isTrue();
        }
        assertThat(authority.get("anumati/data/users/u-2/token?version=1").ok()).isFalse();
    }

    @Test
    void loginsAreForTheirOwnerOnlyAndNoRootTokenIsLeft() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bao.loginFile()))).isEqualTo("rw-------");
        try (var files = Files.walk(bao.folder().resolve("keys"))) {
            assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
                    .containsExactly("unseal-key");
        }
    }

    @Test
    void afterARestartItOnlyUnseals() throws Exception {
        // Given
        String before = ConfigurationKeys.read(bao.loginFile());
        // When
        bao.restart();
        // Then
        assertThat(ConfigurationKeys.read(bao.loginFile())).isEqualTo(before);
        assertThat(bao.as("AUTHORITY").get("anumati/data/users/nobody/token").status()).isEqualTo(404);
    }
}
