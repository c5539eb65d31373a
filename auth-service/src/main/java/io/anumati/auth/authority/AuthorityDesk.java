package io.anumati.auth.authority;

import java.time.Clock;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.auth.outbox.OutboxRelay;
import io.anumati.auth.store.Transactions;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.Cause;
import io.anumati.contracts.Topic;
import io.smallrye.mutiny.Uni;

/** Changes an authority and returns when the change is published; for virtual threads. */
@ApplicationScoped
public class AuthorityDesk {

    private final Transactions transactions;
    private final AuthorityBook book;
    private final OutboxRelay relay;
    private final Clock clock;

    AuthorityDesk(Transactions transactions, AuthorityBook book, OutboxRelay relay, Clock clock) {
        this.transactions = transactions;
        this.book = book;
        this.relay = relay;
        this.clock = clock;
    }

    /**
     * @param decide runs inside the transaction, with the row locked; what it stores there is stored together with the change
     * @throws DenialException when it was denied or the user is unknown; nothing is stored then
     * @throws io.anumati.auth.outbox.NotPublished when the change is stored but its event is not out yet
     */
    public AuthorityChanged change(String userId, Cause cause, Function<AuthorityChanged, Uni<Decision>> decide) {
        AuthorityChanged after = transactions.run(() -> book.change(userId, cause, decide));
        relay.awaitPublished(Topic.AUTHORIZATIONS, userId);
        return after;
    }

    /** The same for somebody who may be new here. */
    public AuthorityChanged changeOwn(String userId, Cause cause, Function<AuthorityChanged, Uni<Decision>> decide) {
        AuthorityChanged after = transactions
                .run(() -> Subscriber.ensure(userId, clock.instant()).chain(() -> book.change(userId, cause, decide)));
        relay.awaitPublished(Topic.AUTHORIZATIONS, userId);
        return after;
    }

    /** The user's authority as it stands; of somebody new: none. */
    public AuthorityChanged current(String userId) {
        return transactions.run(() -> Subscriber.<Subscriber> findById(userId)
                .map(row -> row == null ? Moves.none(userId, clock.instant()) : row.current()));
    }
}
