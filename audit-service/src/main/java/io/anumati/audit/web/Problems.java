package io.anumati.audit.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import org.jboss.logmanager.MDC;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;

/** Problems as they leave: always a code, a sentence of ours and the correlation id, before they are logged. */
@ApplicationScoped
public class Problems implements ProblemPostProcessor {

    private static final String CODE = "code";
    private static final int BEFORE_ALL_OTHERS = 1_000;

    @Override
    public int priority() {
        return BEFORE_ALL_OTHERS;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem ours = problem.getParameters().containsKey(CODE) ? problem
                : of(byStatus(problem.getStatusCode()));
        String correlationId = MDC.get(CorrelationFilter.MDC_KEY);
        return correlationId == null ? ours
                : HttpProblem.builder(ours).with(CorrelationFilter.MDC_KEY, correlationId).build();
    }

    static HttpProblem of(ProblemCode code) {
        return HttpProblem.builder().withStatus(Response.Status.fromStatusCode(code.status())).withTitle(code.sentence())
                .with(CODE, code.name()).build();
    }

    /** For a problem that the framework found. */
    static ProblemCode byStatus(int status) {
        return switch (status) {
            case 400 -> ProblemCode.MALFORMED_REQUEST;
            case 401 -> ProblemCode.UNAUTHORIZED;
            case 403 -> ProblemCode.FORBIDDEN;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            default -> ProblemCode.INTERNAL_ERROR;
        };
    }
}
