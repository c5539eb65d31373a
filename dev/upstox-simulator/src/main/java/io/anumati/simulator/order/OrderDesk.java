package io.anumati.simulator.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import io.anumati.simulator.market.Exchange;
import io.anumati.simulator.market.TradingHours;
import io.anumati.simulator.time.BrokerClock;
import io.anumati.simulator.time.BrokerTimers;

/** Takes orders and leads them through their life: received, validated, open, filled; or rejected, or cancelled. */
public final class OrderDesk {

    /** Hears of fills, before the order's next row is told. */
    public interface Fills {
        void filled(Order order, int quantity, BigDecimal price);
    }

    private final Orders orders;
    private final BrokerClock clock;
    private final TradingHours hours;
    private final BrokerTimers timers;
    private final List<BiConsumer<Order, Row>> listeners = new ArrayList<>(2);
    private final List<Fills> fills = new ArrayList<>(1);
    private final Map<String, FillPlan> planOfUser = new HashMap<>();
    private FillPlan plan;

    public OrderDesk(Orders orders, BrokerClock clock, Market market, BrokerTimers timers) {
        this.orders = orders;
        this.clock = clock;
        this.hours = market.hours();
        this.plan = market.plan();
        this.timers = timers;
    }

    /** @param listener hears of every step of every order from now on */
    public void listen(BiConsumer<Order, Row> listener) {
        listeners.add(listener);
    }

    public void onFill(Fills heard) {
        fills.add(heard);
    }

    /** How the market behaves unless told otherwise. */
    public record Market(TradingHours hours, FillPlan plan) {
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
        if (order.last().status().isAmo()) {
            step(order, order.last().to(Status.AMO_CANCELLED, clock.now(), System.nanoTime()));
            return;
        }
        step(order, next(order, Status.CANCEL_PENDING));
        timers.after(planOf(order.userId()).step(), () -> atExchangeCancel(order));
    }

    /** The gateway took the modify request; whether it comes in time, and is allowed, shows later. */
    public void modify(Order order, Change change) {
        if (order.last().status().isAmo()) {
            step(order, next(order, Status.AMO_MODIFIED).with(order.terms().with(change)));
            return;
        }
        step(order, next(order, Status.MODIFY_PENDING));
        timers.after(planOf(order.userId()).step(), () -> validate(order, change));
    }

    /** Fills a part, also by hand. @throws IllegalArgumentException when that much is not open */
    public void fill(Order order, int quantity, BigDecimal price) {
        int total = order.last().filled() + quantity;
        if (order.isFinal() || quantity < 1 || total > order.terms().quantity() || price.signum() <= 0) {
            throw new IllegalArgumentException("%d of order %s cannot be filled".formatted(quantity, order.id()));
        }
        boolean full = total == order.terms().quantity();
        Status status = full ? Status.COMPLETE : openStatus(order);
        fills.forEach(heard -> heard.filled(order, quantity, price));
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
        boolean amo = !hours.isOpen(Exchange.of(placement.terms().instrument()), clock.now());
        Order order = orders.add(placement, amo ? Status.AMO_RECEIVED : Status.PUT);
        tell(order);
        if (!amo) {
            timers.after(planOf(order.userId()).step(), () -> validate(order));
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
            case FILL -> timers.after(now.delay(), () -> fillPart(order, now, 1));
            case REST -> endIfImmediate(order, now);
        }
    }

    private void endIfImmediate(Order order, FillPlan now) {
        if (order.terms().validity().equals("IOC")) {
            timers.after(now.delay(), () -> end(order, Status.CANCELLED));
        }
    }

    private void fillPart(Order order, FillPlan plan, int part) {
        if (order.isFinal()) {
            return;
        }
        int quantity = order.terms().quantity();
        int due = (int) ((long) quantity * part / plan.parts()) - order.last().filled();
        if (order.standing() == Status.TRIGGER_PENDING) {
            step(order, next(order, Status.OPEN));
        }
        if (due > 0) {
            fill(order, due, order.terms().fillPrice());
        }
        if (part < plan.parts()) {
            timers.after(plan.delay(), () -> fillPart(order, plan, part + 1));
        }
    }

    private void validate(Order order, Change change) {
        if (order.isFinal()) {
            return;
        }
        step(order, next(order, Status.MODIFY_VALIDATION_PENDING));
        Terms changed = order.terms().with(change);
        Optional<RiskRules.Rejection> no = planOf(order.userId()).refusesChanges() ? RiskRules.refused()
                : RiskRules.check(changed, order.last().filled());
        Status was = order.standing();
        if (no.isPresent()) {
            step(order, next(order, Status.NOT_MODIFIED).saying(no.get().message(), no.get().raw()));
            step(order, next(order, was).saying(null, null));
            return;
        }
        step(order, next(order, Status.MODIFIED).with(changed));
        step(order, next(order, was == Status.TRIGGER_PENDING && !changed.waitsForTrigger() ? Status.OPEN : was));
    }

    private void atExchangeCancel(Order order) {
        if (order.isFinal()) {
            return;
        }
        if (planOf(order.userId()).refusesChanges()) {
            step(order, next(order, Status.NOT_CANCELLED).saying("The exchange refused to cancel the order.",
                    "EXCH:Cancel refused"));
            step(order, next(order, order.standing()).saying(null, null));
            return;
        }
        end(order, Status.CANCELLED);
    }

    private void end(Order order, Status status) {
        if (!order.isFinal()) {
            step(order, next(order, status));
        }
    }

    private Status openStatus(Order order) {
        Status now = order.last().status();
        return now == Status.CANCEL_PENDING || now == Status.MODIFY_PENDING ? now : Status.OPEN;
    }

    private Row next(Order order, Status status) {
        return order.last().to(status, clock.now(), System.nanoTime());
    }

    private void step(Order order, Row row) {
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
