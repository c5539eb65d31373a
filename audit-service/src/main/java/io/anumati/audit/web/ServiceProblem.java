package io.anumati.audit.web;

/** The request cannot be done; the caller sees the code, the log the cause. */
public class ServiceProblem extends RuntimeException {

    private final ProblemCode code;

    public ServiceProblem(ProblemCode code, Throwable cause) {
        super(code.sentence(), cause);
        this.code = code;
    }

    public ServiceProblem(ProblemCode code) {
        this(code, null);
    }

    public ProblemCode code() {
        return code;
    }
}
