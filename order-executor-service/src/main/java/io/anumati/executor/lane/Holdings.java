package io.anumati.executor.lane;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.executor.order.Holding;
import io.anumati.executor.order.Order;

/**
 * What a user's orders of this trading date that have ended came to, by authorisation and instrument. Guarded by the account.
 */
final class Holdings {

    private record Key(String authorisationId, String instrumentKey) {
    }

    private final Map<Key, Long> ended = new HashMap<>(4);
    private LocalDate day;

    Holdings(LocalDate today) {
        this.day = today;
    }

    /** As the journal has it on takeover. */
    void know(String authorisationId, String instrumentKey, long net) {
        ended.put(new Key(authorisationId, instrumentKey), net);
    }

    /** An order has ended by this step. */
    void ended(Order order, OrderStep step, LocalDate today) {
        long filled = filled(order, step);
        if (filled > 0 && order.subject().authorisationId() != null) {
            reset(today);
            ended.merge(new Key(order.subject().authorisationId(), order.instrumentKey()),
                    Holding.signed(order.sized().terms().side(), filled), Long::sum);
        }
    }

    long ended(String authorisationId, String instrumentKey, LocalDate today) {
        reset(today);
        return ended.getOrDefault(new Key(authorisationId, instrumentKey), 0L);
    }

    private void reset(LocalDate today) {
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
