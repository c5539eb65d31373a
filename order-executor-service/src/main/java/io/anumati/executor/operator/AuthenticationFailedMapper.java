package io.anumati.executor.operator;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;

/** A bearer token that is not taken. */
@Provider
@Priority(Priorities.USER - 2)
public class AuthenticationFailedMapper extends ExceptionMapperBase<AuthenticationFailedException> {

    @Override
    protected HttpProblem toProblem(AuthenticationFailedException refusal) {
        return HttpProblem.builder().withStatus(Response.Status.UNAUTHORIZED).withTitle("This bearer token is not taken.")
                .with("code", "UNAUTHORIZED").build();
    }
}
