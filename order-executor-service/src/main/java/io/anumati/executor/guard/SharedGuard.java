package io.anumati.executor.guard;

import java.util.concurrent.CompletableFuture;

/**
 * What the users' guards share.
 *
 * @param gate of the broker as a whole
 * @param breaker fed with what the users' calls came to
 * @param bulkhead of all entries together
 */
record SharedGuard(Gate gate, Breaker breaker, Breaker bulkhead) {

    /** @param failed what a user's call came to, or null for an answer */
    void learn(Throwable failed) {
        breaker.call(() -> failed == null ? CompletableFuture.completedFuture(true)
                : CompletableFuture.failedFuture(failed)).exceptionally(_ -> false);
    }
}
