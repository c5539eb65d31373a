package io.anumati.executor.operator;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.UnauthorizedException;

/** No bearer token. The problem extension's own mapper fails with this Quarkus version, so ours goes first. */
@Provider
@Priority(Priorities.USER - 2)
public class UnauthorizedMapper extends ExceptionMapperBase<UnauthorizedException> {

    @Override
    protected HttpProblem toProblem(UnauthorizedException refusal) {
        return HttpProblem.builder().withStatus(Response.Status.UNAUTHORIZED).withTitle("A bearer token is needed.")
                .with("code", "UNAUTHORIZED").build();
    }
}
