package io.anumati.auth.web;

import jakarta.ws.rs.ext.Provider;

import io.anumati.auth.connection.VaultFailure;
import io.anumati.web.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.logging.Log;

@Provider
public class VaultFailureMapper extends ExceptionMapperBase<VaultFailure> {

    @Override
    protected HttpProblem toProblem(VaultFailure failure) {
        Log.warnf("vault service failed what=%s cause=%s", failure.getMessage(), failure.getCause());
        return Problems.of(503, "VAULT_UNAVAILABLE", "The vault cannot be used just now; try again.");
    }
}
