package io.anumati.auth.web;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;

/** Gives every problem a stable code and the request's correlation id. */
@ApplicationScoped
public class Problems implements ProblemPostProcessor {

    private static final String CODE = "code";

    private final Correlation correlation;

    Problems(Correlation correlation) {
        this.correlation = correlation;
    }

    /** A problem with its own code. */
    public static HttpProblem of(int status, String code, String text) {
        return HttpProblem.builder().withStatus(status).withTitle(code).withDetail(text).with(CODE, code).build();
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem.Builder builder = HttpProblem.builder(problem).with("correlationId", correlation.id());
        if (!problem.getParameters().containsKey(CODE)) {
            builder.with(CODE, problem.getParameters().containsKey("violations") ? "INVALID_REQUEST"
                    : usualCode(problem.getStatusCode()));
        }
        return builder.build();
    }

    private static String usualCode(int status) {
        return switch (status) {
            case 400 -> "MALFORMED_REQUEST";
            case 401 -> "NOT_AUTHENTICATED";
            case 403 -> "NOT_ALLOWED";
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 406 -> "NOT_ACCEPTABLE";
            case 413 -> "BODY_TOO_LARGE";
            case 415 -> "UNSUPPORTED_MEDIA_TYPE";
            default -> status < 500 ? "REQUEST_REFUSED" : "INTERNAL_ERROR";
        };
    }
}
