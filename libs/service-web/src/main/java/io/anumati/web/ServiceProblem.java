package io.anumati.web;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** The request cannot be done; the caller sees the code, the log the cause. Its message is constant, so it holds no secret. */
public class ServiceProblem extends HttpProblem {

    private final transient ProblemCode code;

    public ServiceProblem(ProblemCode code) {
        super(Problems.builder(code));
        this.code = code;
    }

    @SuppressWarnings("this-escape") // nobody overrides initCause
    public ServiceProblem(ProblemCode code, Throwable cause) {
        this(code);
        initCause(cause);
    }

    public ProblemCode code() {
        return code;
    }
}
