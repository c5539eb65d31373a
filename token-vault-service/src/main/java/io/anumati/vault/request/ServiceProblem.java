package io.anumati.vault.request;

/** The request cannot be done; the caller sees the code. Its message is constant, so that it can never hold a secret. */
public class ServiceProblem extends RuntimeException {

    private final ProblemCode code;

    public ServiceProblem(ProblemCode code) {
        super(code.sentence());
        this.code = code;
    }

    public ProblemCode code() {
        return code;
    }
}
