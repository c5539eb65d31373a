package io.anumati.simulator.fault;

/** What can go wrong between a client and the broker. */
public enum FaultKind {
    /** The request is late on its way in: it is handled {@code delay} later, whether the client still waits or not. */
    LATE_REQUEST,
    /** Handled at once, answered {@code delay} later. */
    LATE_ANSWER,
    /** A network as long as {@code delay}: half of it before the call is handled, half before the answer is there. */
    ROUND_TRIP,
    /** Never handled, never answered; the connection stays open. */
    HANG,
    /** Handled, never answered; the connection stays open. */
    HANG_AFTER,
    /** The connection is reset before the broker sees the request. */
    LOST_REQUEST,
    /** Handled, then the connection is reset instead of an answer. */
    LOST_ANSWER,
    /** Handled, but the connection ends in the middle of the answer's body. */
    TRUNCATED_ANSWER,
    /** Not handled; answered with {@code status}, {@code contentType} and {@code body}, or a {@code preset}. */
    ANSWER,
    /** Handled, but answered with {@code status}, {@code contentType} and {@code body}, or a {@code preset}. */
    ANSWER_AFTER,
    /** Not handled; 401 UDAPI100050 although the token is valid. */
    UNAUTHORISED,
    /** Not handled; 429 UDAPI10005 although within the limits. */
    THROTTLED
}
