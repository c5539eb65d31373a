package io.anumati.vault.web;

import java.util.Arrays;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import org.jboss.logmanager.MDC;

import io.anumati.vault.request.ProblemCode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;

/**
 * Problems as they leave: always a code, a sentence of ours and the correlation id, never a text that a library made from the
 * request. Of a problem found by the framework only the status stays; this happens before it is logged.
 */
@ApplicationScoped
public class Problems implements ProblemPostProcessor {

    private static final String CODE = "code";
    private static final int BEFORE_ALL_OTHERS = 1_000;

    static HttpProblem of(ProblemCode code) {
        return HttpProblem.builder().withStatus(Response.Status.fromStatusCode(code.status())).withTitle(code.sentence())
                .with(CODE, code.name()).build();
    }

    @Override
    public int priority() {
        return BEFORE_ALL_OTHERS;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem ours = problem.getParameters().containsKey(CODE) ? problem : of(byStatus(problem.getStatusCode()));
        HttpProblem.Builder finished = HttpProblem.builder(ours);
        String correlationId = MDC.get(CorrelationFilter.MDC_KEY);
        return correlationId == null ? finished.build() : finished.with(CorrelationFilter.MDC_KEY, correlationId).build();
    }

    private static ProblemCode byStatus(int status) {
        return switch (status) {
            case 400 -> ProblemCode.MALFORMED_REQUEST;
            case 401 -> ProblemCode.UNAUTHORIZED;
            case 403 -> ProblemCode.FORBIDDEN;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405, 406, 413, 415 -> Arrays.stream(ProblemCode.values()).filter(code -> code.status() == status).findFirst()
                    .orElseThrow();
            default -> ProblemCode.INTERNAL_ERROR;
        };
    }
}
