package io.anumati.executor.lane;

/** Why entries wait although it would be their turn. Nothing is lost by it: they go on by themselves, or expire. */
public enum HeldBy {
    /** Controls or authorizations have been silent for too long, or hold a kill switch that cannot be read. */
    VIEWS_STALE,
    /** What is in the journal does not get out. */
    PUBLISH_LAG,
    /** The journal cannot be written. */
    DATABASE_AWAY,
    /** No lease of the user's token can be had. */
    VAULT_AWAY,
    /** Too many calls of this user, or of too many users, were not answered as they should. */
    BROKER_AWAY,
    /** The user's way out is not set up as it must be: no address of ours, or the proxy turns us away. */
    ROUTE_UNUSABLE
}
