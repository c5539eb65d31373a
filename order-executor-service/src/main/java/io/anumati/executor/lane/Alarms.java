package io.anumati.executor.lane;

import org.jboss.logging.Logger;

import io.anumati.contracts.OrderState;
import io.anumati.executor.order.Order;

/** States at which a person must look. */
final class Alarms {

    private static final Logger LOG = Logger.getLogger(Alarms.class);

    private Alarms() {
    }

    static void raise(Order before, Order after, Meters meters) {
        if (before.state() == after.state()) {
            return;
        }
        if (after.state() == OrderState.NEEDS_REVIEW) {
            meters.reviewNeeded();
        } else if (after.state() == OrderState.FOUND_LATE) {
            meters.foundLate();
            LOG.errorf("an order that was proven absent is at the broker orderId=%s userId=%s brokerOrderId=%s",
                    after.commandId(), after.userId(), after.brokerOrderId());
        }
    }
}
