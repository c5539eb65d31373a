package io.anumati.upstox;

import java.time.Duration;

/**
 * How many connections there may be. Each figure must be positive.
 *
 * @param own connections per host from one source address or through one proxy, so per user
 * @param shared connections per host that leave without either; one hanging call holds one
 * @param unused a route that no call has used for so long is forgotten, with its connections; put it above
 *        {@link UpstoxTimeouts#idle}
 */
public record UpstoxPools(int own, int shared, Duration unused) {

    /** 64 is more than a user's 50 calls a second need at a second's delay. */
    public static final UpstoxPools USUAL = new UpstoxPools(64, 256, Duration.ofMinutes(1));

    public UpstoxPools {
        if (own < 1 || shared < 1 || !unused.isPositive()) {
            throw new IllegalArgumentException("pools must hold a connection, and routes last a while");
        }
    }

    int of(Egress egress) {
        return egress instanceof Egress.Direct ? shared : own;
    }
}
