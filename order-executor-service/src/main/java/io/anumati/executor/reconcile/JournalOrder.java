package io.anumati.executor.reconcile;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

import io.anumati.contracts.ChangeStep.NewTerms;
import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.OrderTerms.OrderType;
import io.anumati.contracts.OrderTerms.Side;
import io.anumati.executor.order.Order;

/**
 * What the journal says of an order that was sent, as far as the broker's book can be compared with it.
 *
 * @param attempts how many intents there were; 0 for a command that was never sent
 * @param brokerOrderId null until the broker has told
 * @param side null for an order that was never sized, as are the terms that follow
 * @param quantity null also where it is not to be compared, as price and trigger price
 * @param price limit price in rupees; null where the type has none, as is the trigger price
 * @param filled what a book showed as filled last; null when no book has shown it
 * @param intentAt of the last attempt, null without one
 * @param changedAt when the journal came to this state, UTC
 */
public record JournalOrder(String commandId, OrderState state, int attempts, String brokerOrderId, String instrumentKey,
        Side side, Long quantity, BigDecimal price, BigDecimal triggerPrice, Long filled, Instant intentAt,
        Instant changedAt) {

    public static JournalOrder of(Order order) {
        Long filled = order.lastShown().map(BrokerOrder::filledQuantity).orElse(null);
        if (order.sized() == null) {
            return new JournalOrder(order.commandId(), order.state(), order.attempts(), order.brokerOrderId(), null, null, null,
                    null, null, filled, order.intentAt(), order.changedAt());
        }
        OrderTerms terms = order.sized().terms();
        boolean limited = terms.orderType() == OrderType.LIMIT || terms.orderType() == OrderType.SL;
        boolean triggered = terms.orderType() == OrderType.SL || terms.orderType() == OrderType.SL_M;
        return new JournalOrder(order.commandId(), order.state(), order.attempts(), order.brokerOrderId(),
                terms.instrumentKey(), terms.side(), order.sized().quantity(), limited ? terms.price() : null,
                triggered ? terms.triggerPrice() : null, filled, order.intentAt(), order.changedAt());
    }

    /** The same of an order that a command of ours may have modified: what it is, the book will tell. */
    JournalOrder modified() {
        return new JournalOrder(commandId, state, attempts, brokerOrderId, instrumentKey, side, null, null, null, filled,
                intentAt, changedAt);
    }

    /** The same after a modify that is done; what is not compared stays so. */
    JournalOrder changed(NewTerms now) {
        Long whole = quantity == null || now.quantity() == 0 ? quantity : Long.valueOf(now.quantity());
        BigDecimal trigger = triggerPrice == null || now.triggerPrice() == null ? triggerPrice : now.triggerPrice();
        return new JournalOrder(commandId, state, attempts, brokerOrderId, instrumentKey, side, whole,
                price == null ? null : now.price(), trigger, filled, intentAt, changedAt);
    }

    /** Whether the broker should have it. */
    public boolean isAtBroker() {
        return switch (state) {
            case ACKED, OPEN, PARTIALLY_FILLED -> true;
            case RECEIVED, REFUSED, AWAITING_CONFIRMATION, LAPSED, QUEUED, WITHDRAWN, EXPIRED, SLICED, SENDING, REJECTED_BROKER,
                    UNKNOWN, FILLED, CANCELLED, REJECTED_EXCHANGE, LAPSED_DAY, PROVEN_ABSENT, FOUND_LATE, NEEDS_REVIEW ->
                false;
        };
    }

    Optional<Instant> sentAt() {
        return Optional.ofNullable(intentAt);
    }
}
