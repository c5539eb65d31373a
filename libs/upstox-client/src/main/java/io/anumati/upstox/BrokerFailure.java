package io.anumati.upstox;

/** A call that did not succeed. The kind says what to do; no kind may lead to a blind resend of a write. */
public abstract sealed class BrokerFailure extends RuntimeException permits Declined, OutcomeUnknown, NotSent {

    BrokerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
