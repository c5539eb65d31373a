package io.anumati.testkit;

import java.util.Locale;

/** A role that token-vault-service logs in with at OpenBao; its policy is {@code deploy/openbao/policies/<name>.hcl}. */
public enum AppRole {
    AUTHORITY,
    EXECUTION,
    CHECKPOINT;

    public String roleName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param roleId public half of the login @param secretId secret half */
    public record Login(String roleId, String secretId) {

        @Override
        public String toString() {
            return "Login[%s, ***]".formatted(roleId);
        }
    }
}
