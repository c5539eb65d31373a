package io.anumati.simulator.api;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.anumati.simulator.account.User;
import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.OrderDesk;
import io.anumati.simulator.order.Placement;
import io.anumati.simulator.order.Terms;

/** Hands the orders of one call to the desk, as far as the gateway takes them. */
final class Placing {

    /** What became of one line. @param refused one for each order that was not taken */
    record Taken(List<Order> orders, List<Problem> refused) {
    }

    private final Broker broker;
    private final Gate.Entry entry;
    private int room;

    Placing(Broker broker, Gate.Entry entry) {
        this.broker = broker;
        this.entry = entry;
        this.room = room(entry.user());
    }

    /** How many orders of one call the gateway takes from this user. */
    static int room(User user) {
        Integer most = user.settings().batchPasses();
        return most == null ? Integer.MAX_VALUE : most;
    }

    Taken place(Terms terms, boolean slice) {
        Placement whole = new Placement(entry.user().id(), entry.session().clientId(), terms, slice);
        int slices = OrderDesk.slices(whole);
        Optional<Problem> no = GatewayRules.objection(terms, entry, broker.config().accountRules().stoppedOrder());
        if (no.isPresent()) {
            return new Taken(List.of(), Collections.nCopies(slices, no.get()));
        }
        int passing = Math.min(room, slices);
        room -= passing;
        return new Taken(placed(whole, slices, passing),
                Collections.nCopies(slices - passing, Problem.of(ErrorCode.NOT_TAKEN)));
    }

    private List<Order> placed(Placement whole, int slices, int passing) {
        if (passing == 0) {
            return List.of();
        }
        List<Order> orders = broker.desk().place(passing == slices ? whole : whole.firstSlices(passing));
        GatewayRules.lateObjection(whole.terms(), entry)
                .ifPresent(message -> orders.forEach(order -> broker.desk().reject(order, message)));
        return orders;
    }
}
