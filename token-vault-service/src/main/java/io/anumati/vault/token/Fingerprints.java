package io.anumati.vault.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.TokenEvent.Fingerprint;
import io.anumati.vault.caller.CallerRole;
import io.anumati.vault.openbao.OpenBao;
import io.anumati.vault.openbao.VaultUnavailable;
import io.quarkus.vault.client.api.common.VaultHashAlgorithm;

/** Keyed fingerprints of tokens; the key never leaves OpenBao. */
@ApplicationScoped
class Fingerprints {

    private static final String KEY = "token-fingerprint";

    private final OpenBao openBao;

    Fingerprints(OpenBao openBao) {
        this.openBao = openBao;
    }

    Fingerprint of(CallerRole role, AccessToken token) {
        byte[] bytes = token.reveal().getBytes(UTF_8);
        return openBao.ask(role, client -> client.secrets().transit(openBao.transitMount()).hmac(KEY,
                VaultHashAlgorithm.SHA2_256, bytes, null)).map(Fingerprints::printed).orElseThrow(VaultUnavailable::new);
    }

    /** OpenBao prints {@code vault:v<version>:<base64>}. */
    private static Fingerprint printed(String hmac) {
        return new Fingerprint(hmac, KEY + ":" + hmac.split(":")[1]);
    }
}
