package io.anumati.signal.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;

/** Every problem has a stable member {@code code}; those of the framework get theirs by status. */
@ApplicationScoped
public class Problems implements ProblemPostProcessor {

    private static final String CODE = "code";

    public static HttpProblem of(int status, String code, String detail) {
        return HttpProblem.builder().withStatus(Status.fromStatusCode(status))
                .withTitle(Status.fromStatusCode(status).getReasonPhrase()).withDetail(detail).with(CODE, code).build();
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem.Builder complete = HttpProblem.builder(problem).with("correlationId", Requests.correlationId());
        return problem.getParameters().containsKey(CODE) ? complete.build()
                : complete.with(CODE, codeOf(problem.getStatusCode())).build();
    }

    /** In place of the extension's own, which was built against an older Quarkus and fails on this one. */
    @ServerExceptionMapper(value = { UnauthorizedException.class,
            AuthenticationFailedException.class }, priority = Priorities.USER - 2)
    public Response unauthenticated(SecurityException refused) {
        HttpProblem problem = HttpProblem.builder().withStatus(Status.UNAUTHORIZED)
                .withTitle(Status.UNAUTHORIZED.getReasonPhrase()).withDetail("a valid bearer token is needed")
                .withHeader("WWW-Authenticate", "Bearer").with(CODE, codeOf(401)).build();
        return answer(problem);
    }

    @ServerExceptionMapper
    public Response malformed(MismatchedInputException wrongType) {
        return answer(of(400, "MALFORMED_REQUEST", "the body cannot be read: " + wrongType.getOriginalMessage()));
    }

    @ServerExceptionMapper
    public Response noIdentityProvider(OIDCException unreachable) {
        return answer(of(503, "IDENTITY_PROVIDER_UNAVAILABLE", "tokens cannot be checked at the moment"));
    }

    @ServerExceptionMapper
    public Response noKafka(Cluster.ClusterFailure failure) {
        return answer(of(503, "KAFKA_UNAVAILABLE", "nothing was taken, please try again"));
    }

    @ServerExceptionMapper
    public Response noDatabase(Database.DatabaseFailure failure) {
        return answer(of(503, "DATABASE_UNAVAILABLE", "nothing was taken, please try again"));
    }

    private static Response answer(HttpProblem problem) {
        return HttpProblem.builder(problem).with("correlationId", Requests.correlationId()).build().toResponse();
    }

    private static String codeOf(int status) {
        return switch (status) {
            case 400 -> "MALFORMED_REQUEST";
            case 401 -> "UNAUTHORIZED";
            case 403 -> "FORBIDDEN";
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 406 -> "NOT_ACCEPTABLE";
            case 413 -> "BODY_TOO_LARGE";
            case 415 -> "UNSUPPORTED_MEDIA_TYPE";
            default -> status < 500 ? "REFUSED" : "INTERNAL_ERROR";
        };
    }
}
