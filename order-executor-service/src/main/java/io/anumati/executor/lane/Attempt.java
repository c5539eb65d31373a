package io.anumati.executor.lane;

import java.time.Instant;

import io.anumati.contracts.OrderEvent.Sender;
import io.anumati.contracts.OrderEvent.SizedOrder;
import io.anumati.contracts.OrderTerms;
import io.anumati.executor.order.Order;
import io.anumati.executor.throttle.Slot;
import io.anumati.upstox.AccessToken;
import io.anumati.upstox.Egress;
import io.anumati.upstox.PlaceOrderRequest;

/**
 * One attempt to place an order: all that the call needs, put together before its intent is written.
 *
 * @param order before the intent
 * @param slot of the throttle, given back with the outcome
 * @param callBy the call may start until then
 * @param callByNanos the same on the monotonic clock
 */
record Attempt(Order order, Slot slot, int number, String tag, Sender sender, AccessToken token, Egress egress,
        long authorityVersion,
        String connectionId, Instant intentAt, Instant callBy, long callByNanos) {

    /** Whether the call may start: its slot is free, and by both clocks and the order's own validity it is not too late. */
    boolean isInTime(Instant now, long nanos) {
        return nanos - slot.notBefore() >= 0 && now.isBefore(callBy) && nanos - callByNanos < 0
                && now.isBefore(order.validUntil());
    }

    PlaceOrderRequest request() {
        SizedOrder sized = order.sized();
        OrderTerms terms = sized.terms();
        return PlaceOrderRequest.plain(terms.instrumentKey(), PlaceOrderRequest.Side.valueOf(terms.side().name()),
                sized.quantity(), PlaceOrderRequest.OrderType.valueOf(terms.orderType().name()),
                PlaceOrderRequest.Product.valueOf(terms.product().name()),
                PlaceOrderRequest.Validity.valueOf(terms.validity().name()), terms.price(), terms.triggerPrice(), tag,
                sized.marketProtection());
    }
}
