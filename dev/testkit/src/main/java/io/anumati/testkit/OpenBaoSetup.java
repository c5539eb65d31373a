package io.anumati.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Mounts, keys, policies and AppRoles; what is there already stays. */
final class OpenBaoSetup {

    private static final Path POLICIES = Path.of("deploy", "openbao", "policies");

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);

    private final OpenBaoApi api;

    OpenBaoSetup(OpenBaoApi api) {
        this.api = api;
    }

    /** @return each role's login */
    Map<AppRole, AppRole.Login> run() {
        mount("anumati", Map.of("type", "kv", "options", Map.of("version", "2")));
        mount("transit", Map.of("type", "transit"));
        key("token-fingerprint", Map.of("type", "hmac", "key_size", 32));
        key("audit-checkpoint", Map.of("type", "ed25519"));
        if (api.require("GET", "sys/auth", Map.of()).path("data").path("approle/").isMissingNode()) {
            api.require("POST", "sys/auth/approle", Map.of("type", "approle"));
        }
        Map<AppRole, AppRole.Login> logins = new EnumMap<>(AppRole.class);
        for (AppRole role : AppRole.values()) {
            logins.put(role, createRole(role));
        }
        keepOneVersion();
        return logins;
    }

    /** A replaced or revoked token leaves no older version behind. A new mount takes a moment until it can be told so. */
    private void keepOneVersion() {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!api.call("POST", "anumati/config", Map.of("max_versions", 1)).ok()) {
            if (System.nanoTime() > end) {
                throw new PartFailed(
                        "OpenBao's anumati/config cannot be written after %d s".formatted(START_LIMIT.toSeconds()));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private void mount(String path, Map<String, ?> settings) {
        if (api.require("GET", "sys/mounts", Map.of()).path("data").path(path + "/").isMissingNode()) {
            api.require("POST", "sys/mounts/" + path, settings);
        }
    }

    private void key(String name, Map<String, ?> settings) {
        if (!api.get("transit/keys/" + name).ok()) {
            api.require("POST", "transit/keys/" + name, settings);
        }
    }

    private AppRole.Login createRole(AppRole role) {
        String name = role.roleName();
        api.require("PUT", "sys/policies/acl/" + name, Map.of("policy", policy(name)));
        String path = "auth/approle/role/" + name;
        api.require("POST", path, Map.of("token_policies", name, "token_ttl", "20m", "token_max_ttl", "24h"));
        String roleId = api.require("GET", path + "/role-id", Map.of()).at("/data/role_id").asText();
        String secretId = api.require("POST", path + "/secret-id", Map.of()).at("/data/secret_id").asText();
        return new AppRole.Login(roleId, secretId);
    }

    private static String policy(String name) {
        try {
            return Files.readString(ProjectFolder.root().resolve(POLICIES).resolve(name + ".hcl"));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
