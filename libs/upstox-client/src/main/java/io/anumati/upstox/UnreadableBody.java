package io.anumati.upstox;

/** A webhook body that is no such message. Says what is missing, never what was in it. */
public final class UnreadableBody extends RuntimeException {

    UnreadableBody(String message) {
        super(message);
    }
}
