package io.anumati.simulator.api;

import java.util.List;
import java.util.Optional;

import io.anumati.simulator.account.AccountRules.StoppedOrder;
import io.anumati.simulator.account.Session;
import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.order.Order;

/**
 * What the kill switch does to orders in a segment, as far as the token knows of it. Nothing is documented about the answer.
 */
record StoppedSegment(Broker broker, Session session, String segment) {

    Optional<Problem> objection() {
        return is(StoppedOrder.REFUSED) ? Optional.of(Problem.of(ErrorCode.SEGMENT_STOPPED)) : Optional.empty();
    }

    void reject(List<Order> placed) {
        if (is(StoppedOrder.REJECTED)) {
            placed.forEach(order -> broker.desk().reject(order, ErrorCode.SEGMENT_STOPPED.message()));
        }
    }

    private boolean is(StoppedOrder answer) {
        return session.stopped().contains(segment) && broker.config().accountRules().stoppedOrder() == answer;
    }
}
