package io.anumati.audit.web;

import jakarta.ws.rs.core.Response;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** Problems as they leave: always a code and a sentence of ours. */
final class Problems {

    static final String CODE = "code";

    private Problems() {
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
