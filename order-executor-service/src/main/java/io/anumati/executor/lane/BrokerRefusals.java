package io.anumati.executor.lane;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import io.anumati.contracts.RefusalReason;

/**
 * What the broker has refused of one user: it holds until the authority has a newer version. Changed with the user's lock held,
 * read without.
 */
final class BrokerRefusals {

    private final Supplier<Instant> clock;
    private volatile long session = -1;
    private volatile long route = -1;
    private volatile Instant since;

    BrokerRefusals(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** The session that this version of the authority holds. @return whether that is new */
    boolean session(long authorityVersion) {
        boolean isNew = authorityVersion > session;
        since = isNew ? clock.get() : since;
        session = Math.max(session, authorityVersion);
        return isNew;
    }

    /** The address that this version of the authority names. */
    void route(long authorityVersion) {
        since = authorityVersion > route ? clock.get() : since;
        route = Math.max(route, authorityVersion);
    }

    /** Since when this process knows of the newest one, or null. */
    Instant since() {
        return since;
    }

    /** Why nothing goes out under this version of the authority, if so. */
    Optional<RefusalReason> of(long authorityVersion) {
        if (authorityVersion <= session) {
            return Optional.of(RefusalReason.SESSION_REFUSED);
        }
        return authorityVersion <= route ? Optional.of(RefusalReason.EGRESS_IP_MISMATCH) : Optional.empty();
    }
}
