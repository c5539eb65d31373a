package io.anumati.executor.stream;

import io.anumati.upstox.Egress;

/**
 * Under what a user's stream runs.
 *
 * @param authorityVersion the newest that says so
 */
public record Session(String userId, long authorityVersion, String connectionId, Egress egress) {

    /** Whether a stream of the other may stay. */
    boolean isAs(Session other) {
        return connectionId.equals(other.connectionId) && egress.equals(other.egress);
    }
}
