package io.anumati.executor.health;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.anumati.executor.vault.TokenLeases;

/** token-vault-service is there. */
@Readiness
@ApplicationScoped
class VaultReadiness implements HealthCheck {

    private final TokenLeases leases;

    VaultReadiness(TokenLeases leases) {
        this.leases = leases;
    }

    @Override
    public HealthCheckResponse call() {
        return Probe.of("token-vault-service", leases::probe);
    }
}
