package io.anumati.signal.intake;

/** Why a signal is not taken: the problem's {@code code}, its HTTP status, and a sentence. */
public enum Refusal {
    INVALID_IDEMPOTENCY_KEY(400, "The header Idempotency-Key is needed: 1 to 200 printable ASCII characters."),
    INVALID_SIGNAL(400, "A needed field is missing."),
    INVALID_LEGS(400, "A signal has 1 to 10 legs, each of at least one lot."),
    INVALID_PRICE(400, "Price or trigger price does not fit the order type, or is no multiple of the tick size."),
    INVALID_VALIDITY(400, "Exactly one of validFor and validUntil is needed, ending in the future and within one day."),
    INVALID_RAISED_AT(400, "raisedAt is more than 2 s in the future or more than 1 min ago."),
    ENGINE_NOT_BOUND(403, "This strategy version takes signals from another engine."),
    UNKNOWN_STRATEGY(404, "There is no such strategy version."),
    INVALID_REASON(400, "A reason has at most 200 characters, none of them a control character."),
    NOT_YOUR_SIGNAL(403, "Another engine raised this signal."),
    SIGNAL_ENDED(409, "The validity of this signal has ended; there is nothing left to withdraw."),
    UNKNOWN_SIGNAL(404, "There is no such signal."),
    STRATEGY_NOT_APPROVED(409, "The strategy version is not approved."),
    IDEMPOTENCY_KEY_REUSED(409, "This idempotency key was used with another body."),
    UNKNOWN_INSTRUMENT(400, "The instrument is not in the broker's list, or has expired."),
    INSTRUMENT_OUTSIDE_UNIVERSE(400, "The strategy version does not name this instrument.");

    private final int status;
    private final String sentence;

    Refusal(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    public int status() {
        return status;
    }

    public String sentence() {
        return sentence;
    }
}
