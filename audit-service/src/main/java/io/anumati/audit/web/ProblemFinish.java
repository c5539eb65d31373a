package io.anumati.audit.web;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logmanager.MDC;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;

/** Gives every problem its code and correlation id, before it is logged. */
@ApplicationScoped
public class ProblemFinish implements ProblemPostProcessor {

    private static final int BEFORE_ALL_OTHERS = 1_000;

    @Override
    public int priority() {
        return BEFORE_ALL_OTHERS;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem ours = problem.getParameters().containsKey(Problems.CODE) ? problem
                : Problems.of(Problems.byStatus(problem.getStatusCode()));
        String correlationId = MDC.get(CorrelationFilter.MDC_KEY);
        return correlationId == null ? ours
                : HttpProblem.builder(ours).with(CorrelationFilter.MDC_KEY, correlationId).build();
    }
}
