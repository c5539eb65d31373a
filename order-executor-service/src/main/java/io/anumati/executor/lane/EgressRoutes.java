package io.anumati.executor.lane;

import io.anumati.contracts.AuthorityEvent.EgressRoute;
import io.anumati.upstox.Egress;

/** A route on record as the broker's client wants it. */
public final class EgressRoutes {

    private EgressRoutes() {
    }

    /** @throws IllegalArgumentException for an address that is none */
    public static Egress egress(EgressRoute route) {
        return Attempt.egress(route);
    }
}
