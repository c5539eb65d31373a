package io.anumati.executor.lane;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.anumati.contracts.OrderEvent;
import io.anumati.executor.journal.PastStep;
import io.anumati.executor.order.Change;
import io.anumati.executor.order.Order;

/** Unfinished commands as the journal's rows make them, in order of arrival. */
record Replay(Collection<Order> orders, Collection<Change> changes) {

    /** @param steps in sequence */
    static Replay of(List<PastStep> steps) {
        Map<String, Order> orders = new LinkedHashMap<>();
        Map<String, Change> changes = new LinkedHashMap<>();
        for (PastStep step : steps) {
            switch (step.event()) {
                case OrderEvent.OrderStepped event -> orders.compute(event.commandId(), (_, known) -> known == null
                        ? Order.first(event, step.cause())
                        : known.after(event.detail(), event.subject(), event.occurredAt()));
                case OrderEvent.ChangeStepped event -> changes.compute(event.commandId(), (_, known) -> known == null
                        ? Change.first(event, step.cause())
                        : known.after(event.detail(), event.subject(), event.occurredAt()));
                case OrderEvent other -> throw new IllegalStateException("no step of a command: " + other);
            }
        }
        return new Replay(orders.values(), changes.values());
    }
}
