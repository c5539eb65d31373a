package io.anumati.simulator.api;

import java.util.List;

import io.anumati.simulator.account.KillSwitch;
import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.Status;

/** What a customer has in a segment, as his kill switch asks. */
record SegmentState(Broker broker, String userId) implements KillSwitch.Holdings {

    @Override
    public boolean hasPosition(String segment) {
        return broker.positions().of(userId).stream()
                .anyMatch(position -> position.quantity() != 0 && position.instrument().segment().equals(segment));
    }

    @Override
    public boolean hasOrderOnItsWay(String segment) {
        return open(segment).stream().anyMatch(order -> isOnItsWay(order.last().status()));
    }

    void cancelOrders(String segment) {
        open(segment).forEach(broker.desk()::cancel);
    }

    private List<Order> open(String segment) {
        return List.copyOf(broker.orders().open(userId)).stream()
                .filter(order -> order.terms().instrument().segment().equals(segment)).toList();
    }

    private static boolean isOnItsWay(Status status) {
        return status == Status.PUT || status == Status.VALIDATION_PENDING || status == Status.OPEN_PENDING;
    }
}
