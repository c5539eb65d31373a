package io.anumati.executor.guard;

/**
 * What a circuit breaker lets callers know before they write an intent: whether a call may begin. While the breaker is open
 * none may; after its delay one at a time, to see. Times are nanoseconds of one monotonic clock. Thread-safe.
 */
final class Gate {

    /** How a call came through. */
    enum Passage {
        FREE,
        /** Alone, to see whether the broker is back; to be given back by {@link #trialEnds}. */
        TRIAL,
        SHUT
    }

    private final long delay;
    private boolean open;
    private boolean trying;
    private long tryAt;

    Gate(long delay) {
        this.delay = delay;
    }

    synchronized void opened(long now) {
        open = true;
        tryAt = now + delay;
    }

    synchronized void closed() {
        open = false;
    }

    /** Whether the breaker is open, trials or not. */
    synchronized boolean isOpen() {
        return open;
    }

    /** Whether no call may begin now. */
    synchronized boolean isShut(long now) {
        return open && (trying || tryAt - now > 0);
    }

    synchronized Passage enter(long now) {
        if (!open) {
            return Passage.FREE;
        }
        if (isShut(now)) {
            return Passage.SHUT;
        }
        trying = true;
        return Passage.TRIAL;
    }

    synchronized void trialEnds() {
        trying = false;
    }
}
