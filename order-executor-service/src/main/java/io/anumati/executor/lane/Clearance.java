package io.anumati.executor.lane;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import io.anumati.executor.guard.UserGuard;
import io.anumati.executor.order.Order;
import io.anumati.executor.throttle.Claim;
import io.anumati.executor.throttle.Slot;
import io.anumati.executor.throttle.Windows;

/**
 * Gets one user's orders what they need to go: a place among all users' entries, one on the route, a slot of the throttle and
 * leave of the guard; all of it or nothing. Guarded by the user's lock.
 */
final class Clearance {

    private static final long ROUTE_LOOK = Duration.ofMillis(10).toNanos();

    private final UserAccount account;
    private final Parts parts;
    private final Places.Turn turn;

    Clearance(UserAccount account, Parts parts) {
        this.account = account;
        this.parts = parts;
        this.turn = parts.entries().turn(account::wake);
    }

    /** It may be free to go a moment later only: until then token and intent are made ready. */
    Optional<Cleared> of(Order order, long now) {
        Optional<Long> slotFrom = slotFrom(order, now);
        if (order.isExit()) {
            return slotFrom.flatMap(from -> take(order, from, Optional.empty()));
        }
        if (slotFrom.isEmpty() || route().availablePermits() == 0) {
            turn.giveUp();
            return Optional.empty();
        }
        return entry(order, slotFrom.get());
    }

    /** It has its place among all users' entries before it takes a slot, which an exit may need meanwhile. */
    private Optional<Cleared> entry(Order order, long slotFrom) {
        Optional<Places.Place> place = turn.take();
        Optional<Cleared> cleared = Optional.empty();
        try {
            cleared = place.flatMap(_ -> take(order, slotFrom, place));
        } finally {
            if (cleared.isEmpty()) {
                place.ifPresent(Places.Place::close);
            }
        }
        return cleared;
    }

    private Optional<Long> slotFrom(Order order, long now) {
        long from = account.throttle().earliest(claim(order), now);
        boolean isNear = from != Windows.NEVER && from - now <= Windows.MOST_AHEAD;
        return Optional.of(from).filter(_ -> isNear && account.notBefore() - now <= 0);
    }

    private Optional<Cleared> take(Order order, long slotFrom, Optional<Places.Place> place) {
        Semaphore route = route();
        if (!route.tryAcquire()) {
            return Optional.empty();
        }
        Optional<Slot> slot = account.throttle().reserve(claim(order), slotFrom);
        Optional<UserGuard.Pass> pass = slot.flatMap(_ -> account.holds.guard().enter(claim(order).urgency()));
        if (pass.isEmpty()) {
            slot.ifPresent(Slot::release);
            route.release();
            return Optional.empty();
        }
        return Optional.of(new Cleared(order, slot.get(), route, pass.get(), place));
    }

    /** @return nanoseconds after which to look again, if nothing changes meanwhile */
    long lookIn(Order order, long now) {
        long slot = account.throttle().earliest(claim(order), now);
        long goAt = slot == Windows.NEVER ? now + Lane.LONGEST_LOOK : Math.max(slot - Windows.MOST_AHEAD, account.notBefore());
        long soon = turn.isAwaited() ? Lane.LONGEST_LOOK : ROUTE_LOOK;
        return Math.min(goAt - now > 0 ? goAt - now : soon, Lane.LONGEST_LOOK);
    }

    /** No entry wants to go: what it waits for, or would get, is the next user's. */
    void giveUp() {
        turn.giveUp();
    }

    private Semaphore route() {
        return parts.routes().of(account.authority());
    }

    private Claim claim(Order order) {
        String algo = parts.limits().registered(order.subject().strategy().algoName()).orElse(null);
        return new Claim(order.isExit() ? Claim.Urgency.RELIEF : Claim.Urgency.ENTRY, algo,
                order.subject().instrument().segment());
    }
}
