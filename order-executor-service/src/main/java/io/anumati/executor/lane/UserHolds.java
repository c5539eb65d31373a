package io.anumati.executor.lane;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import io.anumati.executor.guard.UserGuard;

/** What holds one user's entries, beside what holds the whole partition. Thread-safe. */
final class UserHolds {

    private final Supplier<UserGuard> make;
    private UserGuard guard;
    private volatile boolean vaultIsAway;
    private volatile boolean routeIsUnusable;

    /** @param make the guard, when it is first needed */
    UserHolds(Supplier<UserGuard> make) {
        this.make = make;
    }

    synchronized UserGuard guard() {
        if (guard == null) {
            guard = make.get();
        }
        return guard;
    }

    /** What the last request for a lease came to. */
    void vaultIsAway(boolean away) {
        vaultIsAway = away;
    }

    /** What the last call came to. @return whether that is news */
    boolean routeIsUnusable(boolean unusable) {
        boolean isNews = routeIsUnusable != unusable;
        routeIsUnusable = unusable;
        return isNews;
    }

    Set<HeldBy> now() {
        Set<HeldBy> held = EnumSet.noneOf(HeldBy.class);
        Optional.of(HeldBy.VAULT_AWAY).filter(_ -> vaultIsAway).ifPresent(held::add);
        Optional.of(HeldBy.BROKER_AWAY).filter(_ -> guard().isOpen()).ifPresent(held::add);
        Optional.of(HeldBy.ROUTE_UNUSABLE).filter(_ -> routeIsUnusable).ifPresent(held::add);
        return held;
    }
}
