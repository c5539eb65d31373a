package io.anumati.executor.lane;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.ControlEvent.KillScope;
import io.anumati.contracts.ControlEvent.KillState;
import io.anumati.contracts.ControlEvent.KillSwitchChanged;
import io.anumati.contracts.ControlEvent.ScopeType;
import io.anumati.executor.lane.EntryHold.Cause;

/** What keeps entries of one user back at this moment. */
final class EntryHolds {

    private final PartitionDesk desk;
    private final Parts parts;
    private final Instant now;

    EntryHolds(PartitionDesk desk, Parts parts) {
        this.desk = desk;
        this.parts = parts;
        this.now = parts.time().now();
    }

    /** What concerns everybody in the partition. */
    List<EntryHold> ofPartition() {
        return desk.heldBy().stream().map(this::of).toList();
    }

    private EntryHold of(HeldBy reason) {
        return switch (reason) {
            case VIEWS_STALE -> stale(parts.views().silence(desk.partition()));
            case PUBLISH_LAG -> new EntryHold(Cause.PUBLISH_LAG, null, now.minus(desk.publisher().lag()), null);
            case DATABASE_AWAY -> new EntryHold(Cause.DATABASE_AWAY, null, null, null);
            case VAULT_AWAY -> new EntryHold(Cause.VAULT_AWAY, null, null, null);
            case BROKER_AWAY -> new EntryHold(Cause.BROKER_AWAY, null, null, null);
            case ROUTE_UNUSABLE -> new EntryHold(Cause.ROUTE_UNUSABLE, null, null, null);
        };
    }

    /** The partition's, and the user's kill switches. */
    List<EntryHold> of(String userId, Optional<AuthorityChanged> authority) {
        Stream<EntryHold> kills = kills(userId, authority).filter(kill -> kill.state() == KillState.ON)
                .map(kill -> new EntryHold(Cause.KILL_SWITCH_ON, kill.scope().key(), kill.changedAt(), null));
        return Stream.concat(ofPartition().stream(), kills).toList();
    }

    /** What the account itself holds back. Its lock is held. */
    List<EntryHold> of(UserAccount account) {
        List<EntryHold> holds = new ArrayList<>(account.holds.now().stream().map(this::of).toList());
        account.hold().map(reason -> new EntryHold(Cause.valueOf(reason.name()), null, account.refusals.since(), null))
                .ifPresent(holds::add);
        long backOff = account.notBefore() - account.nanos();
        if (backOff > 0) {
            holds.add(new EntryHold(Cause.BACK_OFF, null, null, now.plusNanos(backOff)));
        }
        if (account.underway() >= parts.config().callsAtOnce()) {
            holds.add(new EntryHold(Cause.CALLS_AT_ONCE, null, null, null));
        }
        account.orders().stream().filter(order -> order.holdsInstrument())
                .map(order -> new EntryHold(Cause.ORDER_UNSETTLED, order.instrumentKey(), order.changedAt(), null))
                .forEach(holds::add);
        account.dayBook().differences().holding().stream().map(
                extra -> new EntryHold(Cause.EXTRA_AT_BROKER, extra.difference().brokerOrderId(), extra.since(), null))
                .forEach(holds::add);
        return holds;
    }

    /** The newest record of each kill switch that covers the user as a whole or one of the user's strategies. */
    Stream<KillSwitchChanged> kills(String userId, Optional<AuthorityChanged> authority) {
        Stream<KillScope> broker = authority.map(AuthorityChanged::connection).map(Connection::brokerId).stream()
                .map(id -> new KillScope(ScopeType.BROKER, id));
        Stream<KillScope> strategies = authority.stream().flatMap(known -> known.authorisations().stream())
                .map(Authorisation::strategyId).distinct().map(id -> new KillScope(ScopeType.STRATEGY, id));
        return Stream.of(Stream.of(new KillScope(ScopeType.PLATFORM, "*"), KillScope.user(userId)), broker, strategies)
                .flatMap(scopes -> scopes).flatMap(scope -> parts.views().kill(scope).stream());
    }

    private EntryHold stale(Duration silence) {
        return silence.equals(ChronoUnit.FOREVER.getDuration()) ? new EntryHold(Cause.KILL_SWITCH_UNREADABLE, null, null, null)
                : new EntryHold(Cause.VIEWS_STALE, null, since(silence), null);
    }

    private Instant since(Duration silence) {
        return silence.compareTo(Duration.ofDays(1)) > 0 ? null : now.minus(silence);
    }
}
