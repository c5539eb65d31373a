package io.anumati.auth.authority;

import java.time.Clock;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.auth.outbox.Outbox;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.Cause;
import io.anumati.contracts.Topic;
import io.smallrye.mutiny.Uni;

/**
 * The one way a user's authority changes: row locked, decided, version raised by one, event built and put into the outbox, all
 * in the caller's transaction. A denial fails the transaction.
 */
@ApplicationScoped
class AuthorityBook {

    private final Outbox outbox;
    private final Clock clock;

    AuthorityBook(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return the authority after the change, or the unchanged one */
    Uni<AuthorityChanged> change(String userId, Cause cause, Function<AuthorityChanged, Uni<Decision>> decide) {
        return Subscriber.locked(userId)
                .onItem().ifNull()
                .failWith(() -> DenialException.of(DenialCode.USER_UNKNOWN, "There is no subscriber with this id."))
                .chain(row -> decide.apply(row.current()).chain(decision -> carryOut(row, decision, cause)));
    }

    private Uni<AuthorityChanged> carryOut(Subscriber row, Decision decision, Cause cause) {
        return switch (decision) {
            case Decision.Keep() -> Uni.createFrom().item(row.current());
            case Decision.Deny(var denial) -> Uni.createFrom().failure(new DenialException(denial));
            case Decision.Change(var after) -> store(row, Moves.stamped(after, row.version + 1, clock.instant()), cause);
        };
    }

    private Uni<AuthorityChanged> store(Subscriber row, AuthorityChanged next, Cause cause) {
        row.become(next);
        return outbox.append(Topic.AUTHORIZATIONS, next.userId(), next, next.userId(), cause).replaceWith(next);
    }
}
