package io.anumati.executor.lane;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for an intent to be durable, but only as long as its call may start. Whoever waits decides, once, by what is returned:
 * only {@link #DURABLE} lets the call be made; after {@link #LATE} it is never made, also if the intent becomes durable at that
 * very moment, so that its result can be queued behind the intent while the database is away.
 */
enum IntentWait {
    DURABLE,
    /** It may still become durable, and its result after it. */
    LATE,
    /** The partition has another owner, or none. */
    FENCED;

    /** @param nanos from now until the call may no longer start; none are left when not above zero */
    static IntentWait of(CompletableFuture<Void> durable, long nanos) {
        boolean isInterrupted = false;
        long deadline = System.nanoTime() + nanos;
        try {
            while (true) {
                try {
                    durable.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                    return DURABLE;
                } catch (InterruptedException unasked) {
                    isInterrupted = true;
                } catch (TimeoutException late) {
                    return LATE;
                } catch (ExecutionException fenced) {
                    return FENCED;
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
