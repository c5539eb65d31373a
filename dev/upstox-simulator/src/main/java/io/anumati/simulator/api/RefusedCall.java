package io.anumati.simulator.api;

/** Ends the handling of a call with an error answer. Carries no stack: it is an everyday answer. */
public final class RefusedCall extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedCall(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    RefusedCall(ErrorCode error) {
        this(Problem.of(error));
    }

    Problem problem() {
        return problem;
    }
}
