package io.anumati.contracts;

import java.util.Optional;

/**
 * Where a command and its order stand; a state in which nothing, or nothing more, is bought or sold says why in plain words.
 */
public enum OrderState {
    RECEIVED(false),
    REFUSED(true),
    AWAITING_CONFIRMATION(false, "This signal waits for your yes."),
    /** The user said no, or nothing in time. */
    LAPSED(true, "You said no to this signal, or did not answer in time."),
    QUEUED(false),
    /** Above the freeze quantity: its slices are orders of their own. */
    SLICED(true, "The order is too large for the exchange to take at once; it was sent as several orders."),
    WITHDRAWN(true, "The strategy took its signal back before your order was sent."),
    EXPIRED(true, "The signal's time had passed before your order could be sent."),
    SENDING(false),
    ACKED(false),
    REJECTED_BROKER(true, "Your broker refused the order."),
    UNKNOWN(false, "Your broker has not said yet what became of the order; it is being looked up and is not sent again."),
    OPEN(false),
    PARTIALLY_FILLED(false),
    FILLED(true),
    CANCELLED(true, "The order was cancelled before it was filled as a whole."),
    REJECTED_EXCHANGE(true, "The order reached your broker, and was refused there or at the exchange."),
    LAPSED_DAY(true, "The trading day ended before the order was filled as a whole."),
    /** Looked for by tag over the safe time and never there. */
    PROVEN_ABSENT(true, "Your broker has no such order: nothing was bought or sold by it, and it is not sent again."),
    /** Came to light after it was proven absent: an alarm. */
    FOUND_LATE(false, "The order was taken for lost and then came to light at your broker."),
    /** A person must settle it. */
    NEEDS_REVIEW(false, "What became of the order cannot be told automatically; a person looks into it.");

    private final boolean last;
    private final Optional<String> explanation;

    OrderState(boolean last) {
        this.last = last;
        this.explanation = Optional.empty();
    }

    OrderState(boolean last, String explanation) {
        this.last = last;
        this.explanation = Optional.of(explanation);
    }

    /** Plain words for the subscriber; none while all goes its way, and for {@link #REFUSED}, whose step carries its reason. */
    public Optional<String> explanation() {
        return explanation;
    }

    /** Whether nothing more is expected. Only {@link #PROVEN_ABSENT} may still be left, for {@link #FOUND_LATE}. */
    public boolean isFinal() {
        return last;
    }
}
