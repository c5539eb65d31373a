package io.anumati.upstox;

import java.time.Duration;

/**
 * How long to wait. Each must be positive.
 *
 * @param connect for a connection, waiting for a free one in the pool included; past it the call is {@link NotSent}
 * @param answer from just before the first byte to the whole answer; past it the connection is cut and the call is
 *        {@link OutcomeUnknown}
 * @param idle a connection unused so long is not used again; must be below the server's own idle limit, or the server may close
 *        it just as a call leaves
 */
public record UpstoxTimeouts(Duration connect, Duration answer, Duration idle) {

    private static final Duration IDLE = Duration.ofSeconds(20);

    public UpstoxTimeouts {
        if (!connect.isPositive() || !answer.isPositive() || idle.toSeconds() < 1) {
            throw new IllegalArgumentException("timeouts must be positive, idle at least one second");
        }
    }

    /** With connections retired after 20 s without use. */
    public UpstoxTimeouts(Duration connect, Duration answer) {
        this(connect, answer, IDLE);
    }
}
