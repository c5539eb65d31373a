package io.anumati.simulator.order;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import io.anumati.simulator.time.BrokerClock;
import io.anumati.simulator.time.India;
import io.anumati.simulator.time.MarketHours;

/** Takes orders and leads them through their life: received, validated, open, filled; or rejected, or cancelled. */
public final class OrderDesk {

    /** Runs something later, on the simulator's event loop. */
    public interface Timer {
        void after(Duration delay, Runnable then);
    }

    private final Orders orders;
    private final BrokerClock clock;
    private final MarketHours hours;
    private final Timer timer;
    private final BiConsumer<Order, Row> listener;
    private final Map<String, FillPlan> planOfUser = new HashMap<>();
    private FillPlan plan;

    /** @param listener hears of every step */
    public OrderDesk(Orders orders, BrokerClock clock, Market market, Timer timer, BiConsumer<Order, Row> listener) {
        this.orders = orders;
        this.clock = clock;
        this.hours = market.hours();
        this.plan = market.plan();
        this.timer = timer;
        this.listener = listener;
    }

    /** How the market behaves unless told otherwise. */
    public record Market(MarketHours hours, FillPlan plan) {
    }

    public FillPlan plan() {
        return plan;
    }

    public void plan(FillPlan changed) {
        plan = changed;
    }

    public FillPlan planOf(String userId) {
        return planOfUser.getOrDefault(userId, plan);
    }

    public void plan(String userId, FillPlan changed) {
        planOfUser.put(userId, changed);
    }

    /** How many orders the placement becomes. */
    public static int slices(Placement placement) {
        int freeze = placement.terms().instrument().freeze();
        return placement.slice() ? Math.ceilDiv(placement.terms().quantity(), freeze) : 1;
    }

    /** @return the orders it became: several when it was cut up */
    public List<Order> place(Placement placement) {
        List<Order> placed = new ArrayList<>(1);
        int left = placement.terms().quantity();
        int most = placement.slice() ? placement.terms().instrument().freeze() : left;
        while (left > 0) {
            int part = Math.min(left, most);
            placed.add(begin(placement.part(part)));
            left -= part;
        }
        return placed;
    }

    /** The gateway took the cancel request; whether it comes in time shows later. */
    public void cancel(Order order) {
        if (order.isAmo()) {
            step(order, order.last().to(Status.AMO_CANCELLED, clock.now(), System.nanoTime()));
            return;
        }
        step(order, next(order, Status.CANCEL_PENDING));
        timer.after(planOf(order.userId()).step(), () -> end(order, Status.CANCELLED));
    }

    /** Fills a part, also by hand. @throws IllegalArgumentException when that much is not open */
    public void fill(Order order, int quantity, BigDecimal price) {
        int total = order.last().filled() + quantity;
        if (order.isFinal() || quantity < 1 || total > order.terms().quantity() || price.signum() <= 0) {
            throw new IllegalArgumentException("%d of order %s cannot be filled".formatted(quantity, order.id()));
        }
        boolean full = total == order.terms().quantity();
        Status status = full ? Status.COMPLETE : openStatus(order);
        step(order, next(order, status).withFill(total, order.averageWith(quantity, price)));
    }

    public BigDecimal usualPrice(Order order) {
        return order.terms().fillPrice();
    }

    /** The exchange refuses it late, by hand. @throws IllegalArgumentException when it is final */
    public void reject(Order order, String message) {
        if (order.isFinal()) {
            throw new IllegalArgumentException("order %s is final".formatted(order.id()));
        }
        step(order, next(order, Status.REJECTED).saying(message, message));
    }

    private Order begin(Placement placement) {
        boolean amo = hours == MarketHours.REAL && !India.isSession(clock.now());
        Order order = orders.add(placement, amo ? Status.AMO_RECEIVED : Status.PUT);
        listener.accept(order, order.last());
        if (!amo) {
            timer.after(planOf(order.userId()).step(), () -> validate(order));
        }
        return order;
    }

    private void validate(Order order) {
        if (order.last().status() != Status.PUT) {
            return;
        }
        step(order, next(order, Status.VALIDATION_PENDING));
        RiskRules.check(order.terms()).ifPresentOrElse(
                no -> step(order, next(order, Status.REJECTED).saying(no.message(), no.raw())), () -> toExchange(order));
    }

    private void toExchange(Order order) {
        step(order, next(order, Status.OPEN_PENDING));
        Status waits = order.terms().waitsForTrigger() ? Status.TRIGGER_PENDING : Status.OPEN;
        step(order, next(order, waits).atExchange(orders.exchangeNumber()));
        FillPlan now = planOf(order.userId());
        switch (now.mode()) {
            case FILL -> timer.after(now.delay(), () -> fillPart(order, now, 1));
            case REST -> endIfImmediate(order, now);
        }
    }

    private void endIfImmediate(Order order, FillPlan now) {
        if (order.terms().validity().equals("IOC")) {
            timer.after(now.delay(), () -> end(order, Status.CANCELLED));
        }
    }

    private void fillPart(Order order, FillPlan plan, int part) {
        if (order.isFinal()) {
            return;
        }
        int quantity = order.terms().quantity();
        int due = (int) ((long) quantity * part / plan.parts()) - order.last().filled();
        if (order.last().status() == Status.TRIGGER_PENDING) {
            step(order, next(order, Status.OPEN));
        }
        if (due > 0) {
            fill(order, due, order.terms().fillPrice());
        }
        if (part < plan.parts()) {
            timer.after(plan.delay(), () -> fillPart(order, plan, part + 1));
        }
    }

    private void end(Order order, Status status) {
        if (!order.isFinal()) {
            step(order, next(order, status));
        }
    }

    private Status openStatus(Order order) {
        return order.last().status() == Status.CANCEL_PENDING ? Status.CANCEL_PENDING : Status.OPEN;
    }

    private Row next(Order order, Status status) {
        return order.last().to(status, clock.now(), System.nanoTime());
    }

    private void step(Order order, Row row) {
        order.add(row);
        listener.accept(order, row);
    }
}
