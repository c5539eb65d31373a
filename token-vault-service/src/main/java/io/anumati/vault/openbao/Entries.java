package io.anumati.vault.openbao;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.vault.caller.CallerRole;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2ReadSecretData;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2UpdateSecretOptions;

/** Entries of the KV version 2 mount. */
@ApplicationScoped
public class Entries {

    private final OpenBao openBao;

    Entries(OpenBao openBao) {
        this.openBao = openBao;
    }

    public Optional<Entry> read(CallerRole role, String path) {
        return openBao.ask(role, client -> client.secrets().kv2(openBao.kvMount()).readSecret(path)).map(Entries::entry);
    }

    /** Writes whatever was there before. */
    public void write(CallerRole role, String path, Map<String, Object> fields) {
        write(role, path, new VaultSecretsKV2UpdateSecretOptions(), fields);
    }

    /** @throws ChangedMeanwhile when the entry no longer has this version */
    public void replace(CallerRole role, String path, int version, Map<String, Object> fields) {
        write(role, path, new VaultSecretsKV2UpdateSecretOptions().setCas(version), fields);
    }

    private void write(CallerRole role, String path, VaultSecretsKV2UpdateSecretOptions options, Map<String, Object> fields) {
        openBao.ask(role, client -> client.secrets().kv2(openBao.kvMount()).updateSecret(path, options, fields))
                .orElseThrow(VaultUnavailable::new);
    }

    private static Entry entry(VaultSecretsKV2ReadSecretData answer) {
        return new Entry(answer.getMetadata().getVersion(), answer.getData());
    }
}
