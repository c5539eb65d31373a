package io.anumati.auth.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.UnauthorizedException;

/** No bearer token. The problem extension's own mapper fails with this Quarkus version, so ours goes first. */
@Provider
@Priority(Priorities.USER - 2)
public class UnauthorizedMapper extends ExceptionMapperBase<UnauthorizedException> {

    static HttpProblem challenge() {
        HttpProblem problem = Problems.of(401, "NOT_AUTHENTICATED", "A bearer token of the platform is needed.");
        return HttpProblem.builder(problem).withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }

    @Override
    protected HttpProblem toProblem(UnauthorizedException refusal) {
        return challenge();
    }
}
