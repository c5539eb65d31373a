package io.anumati.auth.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.auth.authority.AuthorityDesk;
import io.anumati.auth.authority.Decision;
import io.anumati.auth.authority.Moves;
import io.anumati.contracts.AuthorityEvent.Activation;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.Cause;
import io.anumati.web.IdSource;
import io.smallrye.mutiny.Uni;

/** Activates a consent for the day and stops it again. */
@ApplicationScoped
class ActivationDesk {

    private final AuthorityDesk authority;
    private final IdSource ids;
    private final Clock clock;

    ActivationDesk(AuthorityDesk authority, IdSource ids, Clock clock) {
        this.authority = authority;
        this.ids = ids;
        this.clock = clock;
    }

    /** Returns when the activation is published: signals raised from then on count. */
    Activation activate(String userId, String authorisationId, Cause cause) {
        Instant now = clock.instant();
        AuthorityChanged after = authority.changeOwn(userId, cause, before -> stored(
                Activating.activate(before, authorisationId, ids.next("act"), now),
                changed -> row(changed, authorisationId).persist().replaceWithVoid()));
        return Moves.find(after, authorisationId).map(Authorisation::activation).orElseThrow();
    }

    AuthorityChanged stop(String userId, String authorisationId, Cause cause) {
        Instant now = clock.instant();
        return authority.changeOwn(userId, cause, before -> stored(Activating.stop(before, authorisationId, now),
                changed -> ActivationRow.stopped(authorisationId, now, before.version() + 1).replaceWithVoid()));
    }

    private static Uni<Decision> stored(Decision decision, Function<AuthorityChanged, Uni<Void>> record) {
        return decision instanceof Decision.Change(var after) ? record.apply(after).replaceWith(decision)
                : Uni.createFrom().item(decision);
    }

    private static ActivationRow row(AuthorityChanged after, String authorisationId) {
        Authorisation consent = Moves.find(after, authorisationId).orElseThrow();
        ActivationRow row = new ActivationRow();
        row.activationId = consent.activation().activationId();
        row.authorisationId = authorisationId;
        row.userId = after.userId();
        row.connectionId = after.connection().connectionId();
        row.tradingDate = consent.activation().tradingDate();
        row.paramVersion = consent.paramVersion();
        row.activatedAt = consent.activation().activatedAt();
        row.endsAt = consent.activation().endsAt();
        return row;
    }
}
