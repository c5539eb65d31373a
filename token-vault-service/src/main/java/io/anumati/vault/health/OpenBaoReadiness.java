package io.anumati.vault.health;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.Readiness;

import io.anumati.vault.caller.CallerRole;
import io.anumati.vault.openbao.OpenBao;
import io.anumati.web.Probe;

/** OpenBao is unsealed and takes each role's login. */
@Readiness
@ApplicationScoped
class OpenBaoReadiness extends Probe {

    private final OpenBao openBao;

    OpenBaoReadiness(OpenBao openBao) {
        this.openBao = openBao;
    }

    @Override
    protected String part() {
        return "openbao";
    }

    @Override
    protected void ask() {
        for (CallerRole role : CallerRole.values()) {
            openBao.ask(role, client -> client.auth().token().lookupSelf());
        }
    }
}
