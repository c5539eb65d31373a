package io.anumati.vault.caller;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a calling service may do; each role has its own login at OpenBao, with its own policy. */
public enum CallerRole {

    /** auth-service: stores and revokes tokens and app secrets. */
    AUTHORITY(CallerRole.AUTHORITY_GROUP),
    /** order-executor-service: leases tokens for orders and reads. */
    EXECUTION(CallerRole.EXECUTION_GROUP),
    /** audit-service: has checkpoints signed. */
    CHECKPOINT(CallerRole.CHECKPOINT_GROUP);

    public static final String AUTHORITY_GROUP = "vault-authority";
    public static final String EXECUTION_GROUP = "vault-execution";
    public static final String CHECKPOINT_GROUP = "vault-checkpoint";

    private final String group;

    CallerRole(String group) {
        this.group = group;
    }

    /** @return the one role among these groups; none when there is no role or more than one, for a caller has exactly one */
    public static Optional<CallerRole> among(Set<String> groups) {
        List<CallerRole> found = Arrays.stream(values()).filter(role -> groups.contains(role.group)).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
