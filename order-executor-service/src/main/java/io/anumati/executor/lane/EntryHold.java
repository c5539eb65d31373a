package io.anumati.executor.lane;

import java.time.Instant;

/**
 * Something that keeps entries of one user back, for operators.
 *
 * @param what the kill switch's scope, the instrument, or the broker's order id; null where the cause says it all
 * @param since UTC; null when nothing tells
 * @param until when it ends by itself, UTC; null when something else must end it
 */
public record EntryHold(Cause cause, String what, Instant since, Instant until) {

    public enum Cause {
        /** A kill switch that covers the user, or one of the user's strategies, is on. */
        KILL_SWITCH_ON,
        /** A kill switch that cannot be read: it may be on. */
        KILL_SWITCH_UNREADABLE,
        /** Controls or authorizations are silent; since when they spoke last. */
        VIEWS_STALE,
        /** Committed events do not get out; since the oldest of them. */
        PUBLISH_LAG,
        /** The journal cannot be written. */
        DATABASE_AWAY,
        /** No lease of the user's token can be had. */
        VAULT_AWAY,
        /** Too many calls of this user, or of too many users, were not answered as they should. */
        BROKER_AWAY,
        /** The user's address is none of ours, or the proxy turns us away: a person must set that right. */
        ROUTE_UNUSABLE,
        /** The broker refused the session of the authority in view. */
        SESSION_REFUSED,
        /** The broker refused the egress address of the authority in view. */
        EGRESS_IP_MISMATCH,
        /** The broker throttled the user, or something the call needs was away. */
        BACK_OFF,
        /** As many orders as may be are on their way. */
        CALLS_AT_ONCE,
        /** An order in this instrument has an unknown outcome or waits for a person. */
        ORDER_UNSETTLED,
        /** The broker has an order with our tag that the journal does not know: until it is over, or a person releases it. */
        EXTRA_AT_BROKER
    }
}
