package io.anumati.simulator.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import io.anumati.simulator.time.BrokerClock;

/** Writes the orders' steps down and tells of them. */
final class Journal {

    private final Orders orders;
    private final BrokerClock clock;
    private final List<BiConsumer<Order, Row>> listeners = new ArrayList<>(2);
    private final List<OrderDesk.Fills> fills = new ArrayList<>(1);

    Journal(Orders orders, BrokerClock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    void listen(BiConsumer<Order, Row> listener) {
        listeners.add(listener);
    }

    void onFill(OrderDesk.Fills heard) {
        fills.add(heard);
    }

    Order begin(Placement placement, Status first) {
        Order order = orders.add(placement, first);
        tell(order);
        return order;
    }

    void step(Order order, Status status) {
        write(order, next(order, status));
    }

    void step(Order order, Status status, Rejection why) {
        write(order, next(order, status).saying(why.message(), why.raw()));
    }

    void step(Order order, Status status, Terms changed) {
        write(order, next(order, status).with(changed));
    }

    /** The exchange has it and gave it a number. */
    void atExchange(Order order, Status status) {
        write(order, next(order, status).atExchange(orders.exchangeNumber()));
    }

    /** What was said of a request that came to nothing is said of the order no longer. */
    void back(Order order) {
        write(order, next(order, order.standing()).saying(null, null));
    }

    void end(Order order, Status status) {
        if (!order.isFinal()) {
            step(order, status);
        }
    }

    /** @throws IllegalArgumentException when that much is not open */
    void fill(Order order, int quantity, BigDecimal price) {
        long total = order.last().filled() + (long) quantity;
        if (order.isFinal() || quantity < 1 || total > order.terms().quantity() || price.signum() <= 0) {
            throw new IllegalArgumentException("%d of order %s cannot be filled".formatted(quantity, order.id()));
        }
        Status status = total == order.terms().quantity() ? Status.COMPLETE : whileOpen(order);
        Row row = next(order, status).withFill((int) total, order.averageWith(quantity, price));
        fills.forEach(heard -> heard.filled(order, quantity, price));
        write(order, row);
    }

    /** A request under way stays in sight. */
    private static Status whileOpen(Order order) {
        Status now = order.last().status();
        return now == Status.CANCEL_PENDING || now == Status.MODIFY_PENDING ? now : Status.OPEN;
    }

    private Row next(Order order, Status status) {
        return order.last().to(status, clock.now(), System.nanoTime());
    }

    private void write(Order order, Row row) {
        order.add(row);
        if (row.status().isFinal()) {
            orders.ended(order);
        }
        tell(order);
    }

    private void tell(Order order) {
        listeners.forEach(heard -> heard.accept(order, order.last()));
    }
}
