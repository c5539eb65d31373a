package io.anumati.simulator.order;

import java.util.Optional;

import io.anumati.simulator.time.BrokerClock;

/** What becomes of requests to change or cancel an order, once the gateway took them. */
final class Changes {

    private static final Rejection NOT_CANCELLED = new Rejection("The exchange refused to cancel the order.",
            "EXCH:Cancel refused");
    private static final Rejection NOT_MODIFIED = new Rejection("The exchange refused to modify the order.",
            "EXCH:Modify refused");

    private final Journal journal;
    private final BrokerClock clock;

    Changes(Journal journal, BrokerClock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    void cancel(Order order, boolean refused) {
        if (order.isFinal()) {
            return;
        }
        if (refused) {
            journal.step(order, Status.NOT_CANCELLED, NOT_CANCELLED);
            journal.back(order);
        } else {
            journal.step(order, Status.CANCELLED);
        }
    }

    /** @return whether the order changed */
    boolean modify(Order order, Change change, boolean refused) {
        if (order.isFinal()) {
            return false;
        }
        Status was = order.standing();
        journal.step(order, Status.MODIFY_VALIDATION_PENDING);
        Terms changed = order.terms().with(change);
        Optional<Rejection> no = refused ? Optional.of(NOT_MODIFIED)
                : RiskRules.check(changed, order.last().filled(), clock.now());
        if (no.isPresent()) {
            journal.step(order, Status.NOT_MODIFIED, no.get());
            journal.back(order);
            return false;
        }
        journal.step(order, Status.MODIFIED, changed);
        journal.step(order, was == Status.TRIGGER_PENDING && !changed.waitsForTrigger() ? Status.OPEN : was);
        return true;
    }
}
