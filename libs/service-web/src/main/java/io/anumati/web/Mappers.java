package io.anumati.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;

/** What the problem extension does not turn into problems, or not with this version of Quarkus. */
public final class Mappers {

    private static final int BEFORE_THE_EXTENSION = Priorities.USER - 2;

    private Mappers() {
    }

    /** No bearer token. The extension's own mapper (3.21.0) was built against an older Quarkus and fails on this one. */
    @Provider
    @Priority(BEFORE_THE_EXTENSION)
    public static class NoToken extends ExceptionMapperBase<UnauthorizedException> {

        @Override
        protected HttpProblem toProblem(UnauthorizedException refusal) {
            return challenge();
        }
    }

    /** A bearer token that is not taken; the extension's own mapper fails too. */
    @Provider
    @Priority(BEFORE_THE_EXTENSION)
    public static class BadToken extends ExceptionMapperBase<AuthenticationFailedException> {

        @Override
        protected HttpProblem toProblem(AuthenticationFailedException refusal) {
            return challenge();
        }
    }

    /** The identity provider cannot be reached and was not reached before. */
    @Provider
    public static class NoIdentityProvider extends ExceptionMapperBase<OIDCException> {

        @Override
        protected HttpProblem toProblem(OIDCException failure) {
            return Problems.builder(CommonProblem.IDENTITY_PROVIDER_UNAVAILABLE).build();
        }
    }

    /** JSON of another shape; without this the framework would answer it in a form of its own. */
    @Provider
    @Priority(Priorities.USER - 1)
    public static class Mismatch extends ExceptionMapperBase<MismatchedInputException> {

        @Override
        protected HttpProblem toProblem(MismatchedInputException mismatch) {
            return HttpProblem.builder().withStatus(CommonProblem.MALFORMED_REQUEST.status()).build();
        }
    }

    private static HttpProblem challenge() {
        return Problems.builder(CommonProblem.UNAUTHORIZED).withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }
}
