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
        super("token-vault-service");
        this.leases = leases;
    }

    @Override
    void ask() {
        leases.probe();
    }
}
