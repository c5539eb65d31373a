package io.anumati.vault.openbao;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where OpenBao (or HashiCorp Vault) is, and one login per caller role. */
@ConfigMapping(prefix = "anumati.openbao")
interface OpenBaoConfig {

    /** Base address, for example {@code http://127.0.0.1:8413}. */
    URI url();

    /** Name of the KV version 2 mount. */
    @WithDefault("anumati")
    String kvMount();

    /** Name of the Transit mount. */
    @WithDefault("transit")
    String transitMount();

    /** Within this time a connection must stand. */
    @WithDefault("1S")
    Duration connectTimeout();

    /** Within this time one request must be answered. */
    @WithDefault("2S")
    Duration requestTimeout();

    /** A login is renewed when it would end within this time. */
    @WithDefault("30S")
    Duration renewBefore();

    /** So many requests go to OpenBao at the same time, over all callers. */
    @WithDefault("32")
    int parallelRequests();

    /**
     * File with this pod's token, read anew for each login. With it logins go by Kubernetes auth, under the roles
     * {@code authority},
     * {@code execution} and {@code checkpoint}, and AppRoles are not used.
     */
    Optional<Path> kubernetesTokenFile();

    /** Login of the policy {@code authority}. */
    AppRole authority();

    /** Login of the policy {@code execution}. */
    AppRole execution();

    /** Login of the policy {@code checkpoint}. */
    AppRole checkpoint();

    /** An AppRole login; without it readiness and that role's requests say that the vault is unavailable. */
    interface AppRole {

        /** The AppRole's role id. */
        Optional<String> roleId();

        /** The AppRole's secret id. */
        Optional<String> secretId();
    }
}
