package io.anumati.executor.lane;

import java.time.Instant;

import io.anumati.contracts.ChangeStep.NewTerms;
import io.anumati.contracts.OrderEvent.Sender;
import io.anumati.contracts.OrderTerms;
import io.anumati.executor.order.Change;
import io.anumati.executor.order.Order;
import io.anumati.executor.throttle.Slot;
import io.anumati.upstox.AccessToken;
import io.anumati.upstox.Egress;
import io.anumati.upstox.ModifyOrderRequest;
import io.anumati.upstox.PlaceOrderRequest;

/**
 * One attempt to cancel or modify an order: all that the call needs, put together before its intent is written.
 *
 * @param change before the intent
 * @param target the order as it stood then
 * @param callBy the call may start until then
 * @param callByNanos the same on the monotonic clock
 */
record ChangeAttempt(Change change, Order target, Slot slot, int number, Sender sender, AccessToken token, Egress egress,
        long authorityVersion, String connectionId, Instant intentAt, Instant callBy, long callByNanos) {

    boolean isInTime(Instant now, long nanos) {
        return now.isBefore(callBy) && nanos - callByNanos < 0 && !change.isOver(now);
    }

    String orderId() {
        return target.brokerOrderId();
    }

    /** In absolute values: asking twice makes no difference. */
    ModifyOrderRequest request() {
        NewTerms asked = change.asked().terms();
        OrderTerms old = target.sized().terms();
        return new ModifyOrderRequest(orderId(), asked.quantity() == 0 ? null : asked.quantity(),
                PlaceOrderRequest.Validity.valueOf(old.validity().name()), asked.price(),
                PlaceOrderRequest.OrderType.valueOf(old.orderType().name()), null,
                asked.triggerPrice() == null ? old.triggerPrice() : asked.triggerPrice(), target.sized().marketProtection());
    }
}
