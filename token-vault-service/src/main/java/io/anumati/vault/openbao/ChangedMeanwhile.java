package io.anumati.vault.openbao;

import io.anumati.vault.request.ProblemCode;
import io.anumati.vault.request.ServiceProblem;

/** Another request wrote the same entry between this request's read and write. */
public class ChangedMeanwhile extends ServiceProblem {

    ChangedMeanwhile() {
        super(ProblemCode.TOKEN_CHANGED);
    }
}
