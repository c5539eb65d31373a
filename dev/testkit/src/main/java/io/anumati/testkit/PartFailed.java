package io.anumati.testkit;

/** A part of the stack cannot be had. The message is one line for a person: what is wrong and the way out. */
public final class PartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PartFailed(String message) {
        super(message);
    }

    public PartFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
