package io.anumati.executor.operator;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.oidc.OIDCException;

/** The identity provider cannot be reached and was not reached before. */
@Provider
@Priority(Priorities.USER - 2)
public class IdentityProviderMapper extends ExceptionMapperBase<OIDCException> {

    @Override
    protected HttpProblem toProblem(OIDCException refusal) {
        return HttpProblem.builder().withStatus(Response.Status.SERVICE_UNAVAILABLE)
                .withTitle("The identity provider does not answer.").with("code", "IDENTITY_PROVIDER_UNAVAILABLE").build();
    }
}
