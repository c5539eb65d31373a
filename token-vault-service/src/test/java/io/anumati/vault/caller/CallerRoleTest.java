package io.anumati.vault.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

class CallerRoleTest {

    @Test
    void knowsTheOneRoleAmongOtherGroups() {
        assertThat(CallerRole.among(Set.of("vault-execution", "staff"))).contains(CallerRole.EXECUTION);
    }

    @Test
    void takesNobodyWithoutARole() {
        assertThat(CallerRole.among(Set.of("subscriber", "vault"))).isEmpty();
    }

    @Test
    void takesNobodyWithTwoRoles() {
        assertThat(CallerRole.among(Set.of("vault-execution", "vault-authority"))).isEmpty();
    }
}
