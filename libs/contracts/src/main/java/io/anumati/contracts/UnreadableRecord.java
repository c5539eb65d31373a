package io.anumati.contracts;

/** A record that can never be read, whoever tries: it belongs on the dead-letter topic with this message as its cause. */
public final class UnreadableRecord extends RuntimeException {

    public UnreadableRecord(String message, Throwable cause) {
        super(message, cause);
    }

    public UnreadableRecord(String message) {
        super(message);
    }
}
