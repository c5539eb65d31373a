package io.anumati.vault.openbao;

import io.anumati.vault.request.VaultProblem;
import io.anumati.web.ServiceProblem;

/** OpenBao is away, sealed, or refuses this service's login. Carries no cause: OpenBao's texts and bodies stay out of logs. */
public class VaultUnavailable extends ServiceProblem {

    public VaultUnavailable() {
        super(VaultProblem.VAULT_UNAVAILABLE);
    }
}
