package io.anumati.signal.intake;

import io.anumati.web.Problems;

/** Refusals as problem+json. */
final class RefusalProblems {

    private RefusalProblems() {
    }

    static RuntimeException of(Refusal reason, String detail) {
        return Problems.of(reason.status(), reason.name(), detail);
    }
}
