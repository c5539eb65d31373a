package io.anumati.executor.operator;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.MDC;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;

/** Problems as they leave: always with a code and the correlation id. */
@ApplicationScoped
class Problems implements ProblemPostProcessor {

    private static final String CODE = "code";
    private static final int BEFORE_ALL_OTHERS = 1_000;

    @Override
    public int priority() {
        return BEFORE_ALL_OTHERS;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem.Builder finished = HttpProblem.builder(problem);
        if (!problem.getParameters().containsKey(CODE)) {
            finished.with(CODE, code(problem.getStatusCode()));
        }
        Object correlationId = MDC.get(CorrelationFilter.KEY);
        return correlationId == null ? finished.build() : finished.with(CorrelationFilter.KEY, correlationId).build();
    }

    private static String code(int status) {
        return switch (status) {
            case 400 -> "MALFORMED_REQUEST";
            case 401 -> "UNAUTHORIZED";
            case 403 -> "FORBIDDEN";
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 406 -> "NOT_ACCEPTABLE";
            default -> "INTERNAL_ERROR";
        };
    }
}
