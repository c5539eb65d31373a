package io.anumati.executor.guard;

import java.util.concurrent.CompletionException;

import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

import io.anumati.upstox.NotSent;
import io.anumati.upstox.OutcomeUnknown;

/**
 * Which failures are the broker's: no answer in time, no connection, an answer nobody can read. A refusal is an answer, and a
 * way out that is set up wrong is our own.
 */
final class Failures {

    private Failures() {
    }

    static boolean isBrokers(Throwable failed) {
        return failed instanceof OutcomeUnknown || failed instanceof TimeoutException
                || failed instanceof NotSent notSent && !notSent.isOurs();
    }

    /** The call came to nothing before the broker could have its part in it. */
    static boolean provesNothing(Throwable failed) {
        return failed instanceof NoCall || failed instanceof NotSent notSent && notSent.isOurs();
    }

    /** Without the wrapping of futures. */
    static Throwable bare(Throwable failed) {
        return failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
    }
}
