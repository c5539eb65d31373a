package io.anumati.contracts;

/** Where a command and its order stand. */
public enum OrderState {
    RECEIVED(false),
    REFUSED(true),
    AWAITING_CONFIRMATION(false),
    /** The user said no, or nothing in time. */
    LAPSED(true),
    QUEUED(false),
    WITHDRAWN(true),
    EXPIRED(true),
    SENDING(false),
    ACKED(false),
    REJECTED_BROKER(true),
    UNKNOWN(false),
    OPEN(false),
    PARTIALLY_FILLED(false),
    FILLED(true),
    CANCELLED(true),
    REJECTED_EXCHANGE(true),
    LAPSED_DAY(true),
    /** Looked for by tag over the safe time and never there. */
    PROVEN_ABSENT(true),
    /** Came to light after it was proven absent: an alarm. */
    FOUND_LATE(false),
    /** A person must settle it. */
    NEEDS_REVIEW(false);

    private final boolean last;

    OrderState(boolean last) {
        this.last = last;
    }

    /** Whether nothing more is expected. Only {@link #PROVEN_ABSENT} may still be left, for {@link #FOUND_LATE}. */
    public boolean isFinal() {
        return last;
    }
}
