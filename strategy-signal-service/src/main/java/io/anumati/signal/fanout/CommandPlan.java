package io.anumati.signal.fanout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.OrderCommand.Origin;
import io.anumati.contracts.OrderCommand.PlaceOrder;
import io.anumati.contracts.OrderCommand.StrategyRef;
import io.anumati.contracts.SignalEvent.Leg;
import io.anumati.contracts.SignalEvent.SignalRaised;

/**
 * From one signal and the authorities of a partition to the commands of that partition, in the order in which users take turns.
 * A consent is to one version: only authorisations of the signal's own strategy version, not withdrawn, get commands.
 */
final class CommandPlan {

    private static final String PLACE = "PLACE";

    private CommandPlan() {
    }

    private record Turn(AuthorityChanged user, long place) {
    }

    static List<PlaceOrder> places(SignalRaised signal, Collection<AuthorityChanged> users) {
        List<Turn> turns = users.stream().filter(user -> user.authorisations().stream().anyMatch(a -> concerns(a, signal)))
                .map(user -> new Turn(user, CommandIds.turn(signal.signalId(), user.userId())))
                .sorted(Comparator.comparingLong(Turn::place).thenComparing(turn -> turn.user().userId())).toList();
        List<PlaceOrder> places = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            addPlaces(places, signal, turns.get(i).user(), i + 1);
        }
        return places;
    }

    private static boolean concerns(Authorisation authorisation, SignalRaised signal) {
        return authorisation.withdrawnAt() == null && authorisation.strategyId().equals(signal.strategyId())
                && authorisation.strategyVersion().equals(signal.strategyVersion());
    }

    private static void addPlaces(List<PlaceOrder> places, SignalRaised signal, AuthorityChanged user, int rank) {
        user.authorisations().stream().filter(authorisation -> concerns(authorisation, signal))
                .forEach(authorisation -> signal.legs()
                        .forEach(leg -> places.add(place(signal, leg, user, authorisation, rank))));
    }

    /** An engine's clock may be ahead of ours: what was activated after we took the signal does not count. */
    private static Instant moment(SignalRaised signal) {
        return signal.raisedAt().isBefore(signal.acceptedAt()) ? signal.raisedAt() : signal.acceptedAt();
    }

    private static PlaceOrder place(SignalRaised signal, Leg leg, AuthorityChanged user, Authorisation authorisation,
            int rank) {
        String commandId = CommandIds.of(signal.signalId(), authorisation.authorisationId(), PLACE, leg.leg());
        Origin origin = new Origin(commandId, user.userId(), authorisation.authorisationId(), signal.signalId(),
                signal.raisedAt(), signal.acceptedAt(), signal.validUntil());
        StrategyRef strategy = new StrategyRef(signal.strategyId(), signal.strategyVersion(), signal.strategyHash(),
                signal.algoName());
        return new PlaceOrder(origin, strategy, leg.leg(), leg.lots(), leg.terms(), rank,
                Standings.at(moment(signal), authorisation), user.version());
    }
}
