package io.anumati.vault.health;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.anumati.vault.caller.CallerRole;
import io.anumati.vault.openbao.OpenBao;

/** OpenBao is unsealed and takes each role's login. */
@Readiness
@ApplicationScoped
class OpenBaoReadiness implements HealthCheck {

    private final OpenBao openBao;

    OpenBaoReadiness(OpenBao openBao) {
        this.openBao = openBao;
    }

    @Override
    public HealthCheckResponse call() {
        return Probe.of("openbao", this::askWithEachLogin);
    }

    private void askWithEachLogin() {
        for (CallerRole role : CallerRole.values()) {
            openBao.ask(role, client -> client.auth().token().lookupSelf());
        }
    }
}
