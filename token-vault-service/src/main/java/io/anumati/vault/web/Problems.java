package io.anumati.vault.web;

import java.util.Arrays;

import jakarta.ws.rs.core.Response;

import io.anumati.vault.request.ProblemCode;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Problems as they leave: always a code and a sentence of ours, never a text made by a library from the request. */
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
            default -> Arrays.stream(ProblemCode.values())
                    .filter(code -> code.status() == status && status != ProblemCode.VAULT_UNAVAILABLE.status()).findFirst()
                    .orElse(ProblemCode.INTERNAL_ERROR);
        };
    }
}
