package io.anumati.vault.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.TokenEvent.Fingerprint;
import io.anumati.contracts.TokenEvent.TokenClass;
import io.anumati.vault.token.TokenRecord.Kept;
import io.anumati.vault.token.TokenRecord.Revoked;

class TokenFieldsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T05:00:00.123456Z");
    private static final Fingerprint FINGERPRINT = new Fingerprint("vault:v1:abc", "token-fingerprint:v1");
    private static final Kept KEPT = new Kept(new AccessToken("a-token"), TokenClass.EXTENDED, NOW.plusSeconds(9), FINGERPRINT,
            NOW);

    @Test
    void readsBackAKeptToken() {
        assertThat(TokenFields.read(TokenFields.of(KEPT))).isEqualTo(KEPT);
    }

    @Test
    void readsBackARevocation() {
        Revoked revoked = new Revoked(FINGERPRINT, "LOGGED_OUT", "event-1", NOW);

        assertThat(TokenFields.read(TokenFields.of(revoked))).isEqualTo(revoked);
    }

    @Test
    void namesWhatIsMissingAndNothingElse() {
        Map<String, Object> fields = new HashMap<>(TokenFields.of(KEPT));
        fields.remove("expiresAt");

        assertThatThrownBy(() -> TokenFields.read(fields)).hasMessage("a token entry lacks expiresAt");
    }

    @Test
    void i10_aRecordPrintsNoToken() {
        assertThat(KEPT.toString()).contains("AccessToken[***]").doesNotContain("a-token");
        assertThat(new LeaseDecision.Granted(KEPT, NOW).toString()).doesNotContain("a-token");
    }
}
