package io.anumati.executor.health;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.Readiness;

import io.anumati.executor.vault.TokenLeases;
import io.anumati.web.Probe;

/** token-vault-service is there. */
@Readiness
@ApplicationScoped
class VaultReadiness extends Probe {

    private final TokenLeases leases;

    VaultReadiness(TokenLeases leases) {
        this.leases = leases;
    }

    @Override
    protected String part() {
        return "token-vault-service";
    }

    @Override
    protected void ask() {
        leases.probe();
    }
}
