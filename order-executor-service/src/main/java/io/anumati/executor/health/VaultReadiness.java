package io.anumati.executor.health;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.Readiness;

import io.anumati.executor.vault.TokenLeases;

/** token-vault-service is there. */
@Readiness
@ApplicationScoped
class VaultReadiness extends Probe {

    private final TokenLeases leases;

    VaultReadiness(TokenLeases leases) {
        this.leases = leases;
    }

    @Override
    String part() {
        return "token-vault-service";
    }

    @Override
    void ask() {
        leases.probe();
    }
}
