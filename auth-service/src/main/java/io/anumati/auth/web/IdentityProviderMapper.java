package io.anumati.auth.web;

import jakarta.ws.rs.ext.Provider;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.oidc.OIDCException;

/** The identity provider cannot be reached and was not reached before. */
@Provider
public class IdentityProviderMapper extends ExceptionMapperBase<OIDCException> {

    @Override
    protected HttpProblem toProblem(OIDCException failure) {
        return Problems.of(503, "IDENTITY_PROVIDER_UNAVAILABLE", "Nobody can be let in just now; try again.");
    }
}
