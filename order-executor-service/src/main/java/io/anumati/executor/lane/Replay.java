package io.anumati.executor.lane;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.anumati.contracts.OrderEvent;
import io.anumati.executor.journal.JournalRow;
import io.anumati.executor.order.Change;
import io.anumati.executor.order.Order;

/** Unfinished commands as the journal's rows make them, in order of arrival. */
record Replay(Collection<Order> orders, Collection<Change> changes) {

    /** @param rows in sequence */
    static Replay of(List<JournalRow> rows) {
        Map<String, Order> orders = new LinkedHashMap<>();
        Map<String, Change> changes = new LinkedHashMap<>();
        for (JournalRow row : rows) {
            switch (row.content()) {
                case OrderEvent.OrderStepped event -> orders.compute(event.commandId(), (_, known) -> known == null
                        ? Order.first(event, row.cause())
                        : known.after(event.detail(), event.subject(), event.occurredAt()));
                case OrderEvent.ChangeStepped event -> changes.compute(event.commandId(), (_, known) -> known == null
                        ? Change.first(event, row.cause())
                        : known.after(event.detail(), event.subject(), event.occurredAt()));
                case OrderEvent other -> throw new IllegalStateException("no step of a command: " + other);
            }
        }
        return new Replay(orders.values(), changes.values());
    }
}
