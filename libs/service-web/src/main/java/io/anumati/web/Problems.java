package io.anumati.web;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;

/**
 * Problems as they leave: always a code, a sentence of ours and the correlation id, never a text that a library made from the
 * request. Of a problem found by the framework only status and headers stay; this happens before it is logged.
 */
@ApplicationScoped
public class Problems implements ProblemPostProcessor {

    private static final String CODE = "code";
    private static final int BEFORE_ALL_OTHERS = 1_000;
    private static final int FIRST_FAILURE_OF_OURS = 500;

    /** A problem with a text for this one occurrence. */
    public static HttpProblem of(int status, String code, String detail) {
        return HttpProblem.builder().withStatus(status).withTitle(code).withDetail(detail).with(CODE, code).build();
    }

    static HttpProblem.Builder builder(ProblemCode code) {
        return HttpProblem.builder().withStatus(code.status()).withTitle(code.sentence()).with(CODE, code.name());
    }

    @Override
    public int priority() {
        return BEFORE_ALL_OTHERS;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem.Builder finished = HttpProblem.builder(coded(problem) ? problem
                : refusalBehind(context.cause).orElseGet(() -> withCode(problem, context.cause)));
        Correlation.current().ifPresent(id -> finished.with(Correlation.FIELD, id));
        return finished.build();
    }

    /** A refusal of ours that a JSON reader has wrapped. */
    private static Optional<HttpProblem> refusalBehind(Throwable cause) {
        return Stream.iterate(cause, Objects::nonNull, Throwable::getCause).filter(HttpProblem.class::isInstance)
                .map(HttpProblem.class::cast).filter(Problems::coded).findFirst();
    }

    private static HttpProblem withCode(HttpProblem problem, Throwable cause) {
        if (problem.getParameters().containsKey("violations")) {
            return HttpProblem.builder(problem).with(CODE, "INVALID_REQUEST").build();
        }
        HttpProblem.Builder ours = CommonProblem.ofStatus(problem.getStatusCode()).map(Problems::builder)
                .orElseGet(() -> unusual(problem.getStatusCode()));
        problem.getHeaders().forEach(ours::withHeader);
        UnreadableField.in(cause).ifPresent(field -> ours.withDetail("It cannot be read at " + field + "."));
        return ours.build();
    }

    private static HttpProblem.Builder unusual(int status) {
        String code = status < FIRST_FAILURE_OF_OURS ? "REQUEST_REFUSED" : CommonProblem.INTERNAL_ERROR.name();
        return HttpProblem.builder().withStatus(status).withTitle(code).with(CODE, code);
    }

    private static boolean coded(HttpProblem problem) {
        return problem.getParameters().containsKey(CODE);
    }
}
