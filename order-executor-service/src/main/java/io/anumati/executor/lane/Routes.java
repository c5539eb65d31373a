package io.anumati.executor.lane;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.EgressRoute;

/** How many calls are under way over each egress route; a family may share one. */
final class Routes {

    private static final String NONE = "";

    private final int most;
    private final ConcurrentMap<String, Semaphore> places = new ConcurrentHashMap<>();

    /** @param most calls at once over one route */
    Routes(int most) {
        this.most = most;
    }

    /** The places on the user's route. */
    Semaphore of(Optional<AuthorityChanged> authority) {
        String route = authority.map(AuthorityChanged::route).map(EgressRoute::primary).orElse(NONE);
        return places.computeIfAbsent(route, _ -> new Semaphore(most));
    }
}
