package io.anumati.auth.authority;

/** Why a request of a subscriber or an operator was denied: stable codes, each with the HTTP status it is answered with. */
public enum DenialCode {
    /** The broker user id is registered for another subscriber. */
    BROKER_USER_TAKEN(409),
    /** A subscriber has one broker user id; another needs the operator. */
    BROKER_USER_FIXED(409),
    BROKER_APP_MISSING(409),
    /** The sign-in at the broker was for another broker user. */
    BROKER_USER_MISMATCH(409),
    /** The state was unknown, used, too old, of another user or of another browser: never said which. */
    OAUTH_STATE_INVALID(400),
    OAUTH_DENIED(400),
    BROKER_REFUSED(409),
    GATE_CLOSED(409),
    STRATEGY_UNKNOWN(404),
    STRATEGY_NOT_APPROVED(409),
    RISK_DOCUMENT_MISMATCH(409),
    INVALID_INPUTS(422),
    INVALID_LIMITS(422),
    INVALID_VALID_TO(422),
    CONFIRMATION_GATE_CLOSED(409),
    TOO_MANY_AUTHORISATIONS(409),
    AUTHORISATION_UNKNOWN(404),
    ACTIVATION_UNKNOWN(404),
    CONSENT_WITHDRAWN(409),
    CONSENT_ENDED(409),
    SESSION_MISSING(409),
    SESSION_EXPIRED(409),
    USER_UNKNOWN(404),
    ADDRESS_TAKEN(409),
    INVALID_ADDRESS(422),
    INVALID_USER_ID(403);

    private final int httpStatus;

    DenialCode(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
