package io.anumati.executor.lane;

import java.time.Instant;

import io.anumati.contracts.Cause;
import io.anumati.contracts.OrderEvent.SessionDoubted;
import io.anumati.executor.journal.JournalEntry;
import io.anumati.executor.journal.Mark;

/** Says, once per version of the authority, that the broker has refused its session, and holds the user's orders. */
final class SessionDoubt {

    private final UserAccount account;
    private final PartitionDesk desk;
    private final Parts parts;

    SessionDoubt(UserAccount account, PartitionDesk desk, Parts parts) {
        this.account = account;
        this.desk = desk;
        this.parts = parts;
    }

    /** Lock held. @param code the broker's, or null */
    void raise(long authorityVersion, String connectionId, String code, Cause cause) {
        parts.leases().forget(account.userId);
        if (!account.refusals.session(authorityVersion) || !desk.isRunning()) {
            return;
        }
        Instant now = parts.time().now();
        account.write(JournalEntry.ofPartition(account.userId, SessionDoubted.class.getSimpleName(), cause,
                sequence -> new SessionDoubted(desk.partition(), sequence, account.userId, connectionId, code, now,
                        parts.software().now()),
                Mark.session(account.userId, authorityVersion)));
    }
}
