package io.anumati.executor.lane;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Cancels that a partition's journal has or will have, until they are over: one that comes again is not taken before its turn,
 * also if it has ended meanwhile and its order has not. When there were too many to remember none is taken early. Guarded by
 * its user.
 */
final class KnownCancels {

    /** More at once are not remembered. */
    static final int MOST = 50_000;

    private final int most;
    private final Map<String, Instant> validUntil = new HashMap<>();
    private boolean complete = true;

    KnownCancels(int most) {
        this.most = most;
    }

    void know(String commandId, Instant until, Instant now) {
        if (validUntil.size() >= most) {
            validUntil.values().removeIf(over -> !now.isBefore(over));
        }
        if (validUntil.size() < most) {
            validUntil.put(commandId, until);
        } else {
            complete = false;
        }
    }

    /** There were more than are told. */
    void knowsNotAll() {
        complete = false;
    }

    /** Whether this cancel certainly never came before, and is not over. */
    boolean isNew(String commandId, Instant until, Instant now) {
        return complete && now.isBefore(until) && !validUntil.containsKey(commandId);
    }
}
