package io.anumati.vault.openbao;

import io.anumati.vault.request.VaultProblem;
import io.anumati.web.ServiceProblem;

/** Another request wrote the same entry between this request's read and write. */
public class ChangedMeanwhile extends ServiceProblem {

    ChangedMeanwhile() {
        super(VaultProblem.TOKEN_CHANGED);
    }
}
