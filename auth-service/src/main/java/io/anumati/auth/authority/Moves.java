package io.anumati.auth.authority;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.anumati.contracts.AuthorityEvent.Activation;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.AuthorityEvent.ConnectionState;
import io.anumati.contracts.AuthorityEvent.EgressRoute;

/** From one authority to the next: pure, without judging whether the move is allowed. */
public final class Moves {

    private Moves() {
    }

    /** The authority of somebody who may do nothing yet; version 0 is never published. */
    public static AuthorityChanged none(String userId, Instant now) {
        return new AuthorityChanged(userId, 0, now, null, null, List.of());
    }

    /** The same authority as the next version. */
    public static AuthorityChanged stamped(AuthorityChanged authority, long version, Instant now) {
        return new AuthorityChanged(authority.userId(), version, now, authority.connection(), authority.route(),
                authority.authorisations());
    }

    public static AuthorityChanged connected(AuthorityChanged before, Connection connection) {
        return new AuthorityChanged(before.userId(), before.version(), before.changedAt(), connection, before.route(),
                before.authorisations());
    }

    public static AuthorityChanged routed(AuthorityChanged before, EgressRoute route) {
        return new AuthorityChanged(before.userId(), before.version(), before.changedAt(), before.connection(), route,
                before.authorisations());
    }

    /** The same sign-in, with this state; the caller knows that there is one. */
    public static AuthorityChanged inState(AuthorityChanged before, ConnectionState state) {
        Connection was = before.connection();
        return connected(before, new Connection(was.connectionId(), was.brokerId(), was.brokerUserId(), was.brokerAppId(),
                state, was.tokenFingerprint(), was.connectedAt(), was.expiresAt()));
    }

    public static AuthorityChanged granted(AuthorityChanged before, Authorisation authorisation) {
        List<Authorisation> all = new ArrayList<>(before.authorisations());
        all.add(authorisation);
        return withAll(before, all);
    }

    public static AuthorityChanged withdrawn(AuthorityChanged before, String authorisationId, Instant now) {
        return replaced(before, authorisationId, was -> with(was, now,
                was.activation() == null ? null : stopped(was.activation(), now)));
    }

    public static AuthorityChanged activated(AuthorityChanged before, String authorisationId, Activation activation) {
        return replaced(before, authorisationId, was -> with(was, was.withdrawnAt(), activation));
    }

    public static AuthorityChanged stopped(AuthorityChanged before, String authorisationId, Instant now) {
        return replaced(before, authorisationId, was -> with(was, was.withdrawnAt(), stopped(was.activation(), now)));
    }

    public static Optional<Authorisation> find(AuthorityChanged authority, String authorisationId) {
        return authority.authorisations().stream().filter(one -> one.authorisationId().equals(authorisationId)).findFirst();
    }

    private static Activation stopped(Activation was, Instant now) {
        return was.stoppedAt() != null ? was
                : new Activation(was.activationId(), was.tradingDate(), was.activatedAt(), was.endsAt(), now);
    }

    private static AuthorityChanged replaced(AuthorityChanged before, String id, UnaryOperator<Authorisation> change) {
        return withAll(before, before.authorisations().stream()
                .map(one -> one.authorisationId().equals(id) ? change.apply(one) : one).toList());
    }

    private static AuthorityChanged withAll(AuthorityChanged before, List<Authorisation> all) {
        return new AuthorityChanged(before.userId(), before.version(), before.changedAt(), before.connection(),
                before.route(), all);
    }

    private static Authorisation with(Authorisation was, Instant withdrawnAt, Activation activation) {
        return new Authorisation(was.authorisationId(), was.strategyId(), was.strategyVersion(), was.strategyHash(),
                was.grantedAt(), was.validTo(), was.paramVersion(), was.inputs(), was.limits(), was.perSignalConfirm(),
                withdrawnAt, activation);
    }
}
