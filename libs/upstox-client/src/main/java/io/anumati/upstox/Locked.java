package io.anumati.upstox;

import java.time.Instant;

/**
 * Nothing was done: the broker keeps this call shut from 00:00 to 05:30 IST (HTTP 423; {@code UDAPI100074} for orders,
 * {@code UDAPI100072} for funds).
 */
public final class Locked extends Declined {

    private final transient Instant until;

    Locked(Endpoint endpoint, CallFacts facts) {
        super("locked", endpoint, facts);
        this.until = IstTime.opening(facts.answeredAt());
    }

    /** The next 05:30 IST after the answer, UTC. */
    public Instant until() {
        return until;
    }
}
