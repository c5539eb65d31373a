package io.anumati.simulator.delivery;

/** What can go wrong with a message from the broker. */
public enum DeliveryKind {
    /** Sent, and sent again {@code delay} later. */
    DUPLICATED(false),
    /** Sent {@code delay} later; what comes after it overtakes it. */
    LATE(false),
    /** Held until the next message on the same way has gone, or until {@code delay} has passed when it is given. */
    REORDERED(false),
    /** Never sent. */
    MISSING(false),
    /** Instead of the message, or of a ping, the connection is reset. */
    DROP(true),
    /** From this message or ping on nothing is sent and nothing read, for {@code delay}, or for good when it is zero. */
    SILENT(true);

    private final boolean ofConnection;

    DeliveryKind(boolean ofConnection) {
        this.ofConnection = ofConnection;
    }

    /** Whether it befalls a connection and not a message. */
    public boolean isOfConnection() {
        return ofConnection;
    }
}
