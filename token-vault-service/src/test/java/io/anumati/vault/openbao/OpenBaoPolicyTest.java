package io.anumati.vault.openbao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.anumati.vault.RealParts;
import io.anumati.vault.caller.CallerRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vault.client.api.secrets.transit.VaultSecretsTransitSignParams;

/** What the service refuses a wrong role, OpenBao would refuse that role's login too. */
@QuarkusTest
@RealParts
class OpenBaoPolicyTest {

    @Inject
    OpenBao openBao;

    @Inject
    Entries entries;

    @Test
    void onlyTheAuthorityMayWriteATokenOrSecret() {
        entries.write(CallerRole.AUTHORITY, "users/policy/token", Map.of("a", "b"));

        assertRefused(() -> entries.write(CallerRole.EXECUTION, "users/policy/token", Map.of("a", "c")));
        assertRefused(() -> entries.write(CallerRole.CHECKPOINT, "users/policy/token", Map.of("a", "c")));
        assertRefused(() -> entries.write(CallerRole.EXECUTION, "users/policy/apps/a-1", Map.of("a", "c")));
    }

    @Test
    void theExecutorMayReadTokensButNoSecrets() {
        entries.write(CallerRole.AUTHORITY, "users/policy-2/token", Map.of("a", "b"));
        entries.write(CallerRole.AUTHORITY, "users/policy-2/apps/a-1", Map.of("a", "b"));

        assertThat(entries.read(CallerRole.EXECUTION, "users/policy-2/token")).isPresent();
        assertRefused(() -> entries.read(CallerRole.EXECUTION, "users/policy-2/apps/a-1"));
    }

    @Test
    void theCheckpointRoleReadsNothingOfAUser() {
        assertRefused(() -> entries.read(CallerRole.CHECKPOINT, "users/policy/token"));
        assertRefused(() -> entries.read(CallerRole.CHECKPOINT, "users/policy/apps/a-1"));
    }

    @ParameterizedTest
    @EnumSource(value = CallerRole.class, names = "CHECKPOINT", mode = EnumSource.Mode.EXCLUDE)
    void nobodyElseMaySign(CallerRole role) {
        assertRefused(() -> openBao.ask(role, client -> client.secrets().transit(openBao.transitMount())
                .sign("audit-checkpoint", new VaultSecretsTransitSignParams().setInput(new byte[] { 1 }))));
    }

    @Test
    void aReplacedEntryKeepsNoOlderVersion() {
        entries.write(CallerRole.AUTHORITY, "users/wiped/token", Map.of("a", "old"));
        entries.write(CallerRole.AUTHORITY, "users/wiped/token", Map.of("a", "new"));

        assertThat(openBao.ask(CallerRole.AUTHORITY,
                client -> client.secrets().kv2(openBao.kvMount()).readSecret("users/wiped/token", 1))).isEmpty();
        assertThat(entries.read(CallerRole.AUTHORITY, "users/wiped/token").orElseThrow().fields()).containsEntry("a", "new");
    }

    @Test
    void twoWritersOfOneVersionDoNotBothWin() {
        entries.write(CallerRole.AUTHORITY, "users/raced/token", Map.of("a", "old"));
        int version = entries.read(CallerRole.AUTHORITY, "users/raced/token").orElseThrow().version();
        entries.write(CallerRole.AUTHORITY, "users/raced/token", Map.of("a", "new"));

        assertThatThrownBy(() -> entries.replace(CallerRole.AUTHORITY, "users/raced/token", version, Map.of("a", "late")))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    private static void assertRefused(Runnable question) {
        assertThatThrownBy(question::run).isInstanceOf(VaultUnavailable.class);
    }
}
