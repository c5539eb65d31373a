package io.anumati.executor.lane;

import java.util.Optional;
import java.util.concurrent.Semaphore;

import io.anumati.executor.guard.UserGuard;
import io.anumati.executor.order.Order;
import io.anumati.executor.throttle.Slot;

/**
 * An order whose turn it is, and what was taken for it.
 *
 * @param slot of the throttle; given back by whoever places
 * @param route its place on the egress route
 * @param pass leave of the guard
 * @param place among all users' entries; an exit needs none
 */
record Cleared(Order order, Slot slot, Semaphore route, UserGuard.Pass pass, Optional<Places.Place> place) {

    /** From now on it counts how long the call takes. */
    void begin() {
        place.ifPresent(Places.Place::begin);
    }

    /** All but the slot. */
    void giveBack() {
        place.ifPresent(Places.Place::close);
        route.release();
        pass.close();
    }
}
