package io.anumati.contracts;

/** Where a command stands that changes an order, to cancel or to modify it. */
public enum ChangeState {
    RECEIVED(false),
    REFUSED(true),
    /** Waits for its turn, or for the order to be known at the broker. */
    QUEUED(false),
    EXPIRED(true),
    SENDING(false),
    /** The broker's gateway took it; the order does not show it yet. */
    ACCEPTED(false),
    UNKNOWN(false),
    /** The order shows it. */
    DONE(true),
    /** The order ended otherwise before the change could take hold. */
    OVERTAKEN(true),
    REJECTED(true);

    private final boolean last;

    ChangeState(boolean last) {
        this.last = last;
    }

    /** Whether nothing more is expected. */
    public boolean isFinal() {
        return last;
    }
}
