package io.anumati.executor.lane;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.TradingDay;
import io.anumati.executor.order.Holding;
import io.anumati.executor.order.Order;
import io.anumati.executor.time.Time;

/**
 * What a user's orders of this trading date that have ended came to, by authorisation and instrument. Guarded by the account.
 */
final class Holdings {

    private record Key(String authorisationId, String instrumentKey) {
    }

    private final Map<Key, Long> ended = new HashMap<>(4);
    private final Time time;
    private LocalDate day;

    Holdings(Time time) {
        this.time = time;
        this.day = TradingDay.of(time.now());
    }

    /** As the journal has it on takeover. */
    void know(String authorisationId, String instrumentKey, long net) {
        ended.put(new Key(authorisationId, instrumentKey), net);
    }

    /** An order has ended by this step. */
    void ended(Order order, OrderStep step) {
        long filled = filled(order, step);
        if (filled > 0 && order.subject().authorisationId() != null) {
            reset();
            ended.merge(new Key(order.subject().authorisationId(), order.instrumentKey()),
                    Holding.signed(order.sized().terms().side(), filled), Long::sum);
        }
    }

    /** @param orders of the user that are in memory */
    Holding of(String authorisationId, String instrumentKey, Collection<Order> orders) {
        reset();
        return Holding.of(ended.getOrDefault(new Key(authorisationId, instrumentKey), 0L), orders, authorisationId,
                instrumentKey, day);
    }

    private void reset() {
        LocalDate today = TradingDay.of(time.now());
        if (!today.equals(day)) {
            day = today;
            ended.clear();
        }
    }

    private static long filled(Order order, OrderStep step) {
        long shown = order.lastShown().map(BrokerOrder::filledQuantity).orElse(0L);
        if (!(step instanceof OrderStep.Settled settled)) {
            return shown;
        }
        if (settled.filledQuantity() != null) {
            return settled.filledQuantity();
        }
        return settled.state() == OrderState.FILLED ? order.sized().quantity() : shown;
    }
}
