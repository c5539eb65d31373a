package io.anumati.vault.signature;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.vault.caller.CallerRole;
import io.anumati.vault.openbao.OpenBao;
import io.anumati.vault.openbao.VaultUnavailable;
import io.quarkus.vault.client.api.secrets.transit.VaultSecretsTransitSignParams;

/** Signs with the ed25519 key {@code audit-checkpoint}, which never leaves OpenBao. */
@ApplicationScoped
class CheckpointSigner {

    private static final String KEY = "audit-checkpoint";

    private final OpenBao openBao;
    private final Map<Integer, String> publicKeys = new ConcurrentHashMap<>();

    CheckpointSigner(OpenBao openBao) {
        this.openBao = openBao;
    }

    Signature sign(CallerRole role, byte[] data) {
        String printed = openBao.ask(role, client -> client.secrets().transit(openBao.transitMount()).sign(KEY,
                new VaultSecretsTransitSignParams().setInput(data))).orElseThrow(VaultUnavailable::new).getSignature();
        PrintedSignature signature = PrintedSignature.read(printed);
        return new Signature(KEY, signature.keyVersion(), publicKey(role, signature.keyVersion()), signature.base64());
    }

    /** A version's key never changes, so it is asked for once. */
    private String publicKey(CallerRole role, int version) {
        return publicKeys.computeIfAbsent(version, wanted -> openBao.ask(role,
                client -> client.secrets().transit(openBao.transitMount()).readKey(KEY))
                .map(key -> key.getKeys().get(wanted.toString()).getPublicKey()).orElseThrow(VaultUnavailable::new));
    }
}
