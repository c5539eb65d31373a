package io.anumati.executor.throttle;

/**
 * How long before its slot is free a call is made ready: token, checks and durable intent take time, in which an ideal throttle
 * would have sent already. Follows what it took of late, up to a limit, and no more: an order that waits with its intent
 * written is
 * one of unknown outcome when its owner dies. Thread-safe.
 */
public final class Lead {

    private static final int SHARE_OF_ONE = 8;

    private final long longest;
    private long usual;

    /** @param longest a call that is ready earlier waits; nanoseconds, well below the time in which it must begin */
    public Lead(long longest) {
        this.longest = longest;
    }

    /** One was ready so long after it was begun. */
    public synchronized void took(long nanos) {
        usual += (nanos - usual) / SHARE_OF_ONE;
    }

    /** Nanoseconds. */
    public synchronized long nanos() {
        return Math.clamp(usual, 0, longest);
    }
}
