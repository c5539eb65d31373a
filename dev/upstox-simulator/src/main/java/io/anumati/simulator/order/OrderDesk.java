package io.anumati.simulator.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.anumati.simulator.market.Exchange;
import io.anumati.simulator.market.Prices;
import io.anumati.simulator.market.TradingHours;
import io.anumati.simulator.time.BrokerClock;
import io.anumati.simulator.time.BrokerTimers;

/** Takes orders and leads them through their life: received, validated, open, filled; or rejected, or cancelled. */
public final class OrderDesk {

    /** Hears of fills, before the order's next row is told. */
    public interface Fills {
        void filled(Order order, int quantity, BigDecimal price);
    }

    /** How the market behaves unless told otherwise. */
    public record Market(TradingHours hours, Prices prices, FillPlan plan) {
    }

    private static final Rejection DAY_ENDED = new Rejection("The day order was not filled when the exchange closed.",
            "EXCH:Day order cancelled at close");

    private final Orders orders;
    private final BrokerClock clock;
    private final TradingHours hours;
    private final BrokerTimers timers;
    private final Journal journal;
    private final Changes changes;
    private final Book book;
    private final Map<String, FillPlan> planOfUser = new HashMap<>();
    private FillPlan plan;
    private Function<Order, Optional<Rejection>> permission = _ -> Optional.empty();

    public OrderDesk(Orders orders, BrokerClock clock, Market market, BrokerTimers timers) {
        this.orders = orders;
        this.clock = clock;
        this.hours = market.hours();
        this.plan = market.plan();
        this.timers = timers;
        this.journal = new Journal(orders, clock);
        this.changes = new Changes(journal, clock);
        this.book = new Book(market.prices(), hours, clock, timers, journal);
    }

    /** @param listener hears of every step of every order from now on */
    public void listen(BiConsumer<Order, Row> listener) {
        journal.listen(listener);
    }

    public void onFill(Fills heard) {
        journal.onFill(heard);
    }

    /** @param asked says why the customer may not have the order; asked in the mode {@code MARKET} only */
    public void permission(Function<Order, Optional<Rejection>> asked) {
        permission = asked;
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
            journal.step(order, Status.AMO_CANCELLED);
            return;
        }
        journal.step(order, Status.CANCEL_PENDING);
        FillPlan now = planOf(order.userId());
        timers.after(now.step(), () -> changes.cancel(order, planOf(order.userId()).refusesChanges()));
    }

    /** The gateway took the modify request; whether it comes in time, and is allowed, shows later. */
    public void modify(Order order, Change change) {
        if (order.last().status().isAmo()) {
            journal.step(order, Status.AMO_MODIFIED, order.terms().with(change));
            return;
        }
        journal.step(order, Status.MODIFY_PENDING);
        timers.after(planOf(order.userId()).step(), () -> {
            if (changes.modify(order, change, planOf(order.userId()).refusesChanges())) {
                book.changed(order);
            }
        });
    }

    /** Fills a part, also by hand. @throws IllegalArgumentException when that much is not open */
    public void fill(Order order, int quantity, BigDecimal price) {
        journal.fill(order, quantity, price);
    }

    public BigDecimal usualPrice(Order order) {
        return order.terms().fillPrice();
    }

    /** The exchange refuses it late, by hand. @throws IllegalArgumentException when it is final */
    public void reject(Order order, String message) {
        if (order.isFinal()) {
            throw new IllegalArgumentException("order %s is final".formatted(order.id()));
        }
        journal.step(order, Status.REJECTED, new Rejection(message, message));
    }

    /** The exchange opens: after market orders go in. */
    public void open(Exchange exchange) {
        for (Order order : orders.openAt(exchange)) {
            if (order.last().status().isAmo()) {
                journal.step(order, Status.PUT);
                validate(order);
            }
        }
    }

    /** The exchange closes: what is not filled ends. */
    public void close(Exchange exchange) {
        for (Order order : orders.openAt(exchange)) {
            if (!order.last().status().isAmo()) {
                journal.step(order, Status.CANCELLED, DAY_ENDED);
            }
        }
    }

    private Order begin(Placement placement) {
        boolean amo = !hours.isOpen(Exchange.of(placement.terms().instrument()), clock.now());
        Order order = journal.begin(placement, amo ? Status.AMO_RECEIVED : Status.PUT);
        if (!amo) {
            timers.after(planOf(order.userId()).step(), () -> validate(order));
        }
        return order;
    }

    /** Also when a request to change or cancel it is under way: that one is answered after it. */
    private void validate(Order order) {
        if (order.standing() != Status.PUT) {
            return;
        }
        journal.step(order, Status.VALIDATION_PENDING);
        Optional<Rejection> no = RiskRules.check(order.terms(), clock.now()).or(() -> refusal(order));
        no.ifPresentOrElse(why -> journal.step(order, Status.REJECTED, why), () -> toExchange(order));
    }

    private Optional<Rejection> refusal(Order order) {
        return planOf(order.userId()).mode() == FillPlan.Mode.MARKET ? permission.apply(order) : Optional.empty();
    }

    private void toExchange(Order order) {
        journal.step(order, Status.OPEN_PENDING);
        journal.atExchange(order, order.terms().waitsForTrigger() ? Status.TRIGGER_PENDING : Status.OPEN);
        FillPlan now = planOf(order.userId());
        switch (now.mode()) {
            case FILL -> timers.after(now.delay(), () -> fillPart(order, now, 1));
            case REST -> endIfImmediate(order, now);
            case MARKET -> timers.after(now.delay(), () -> book.enter(order));
        }
    }

    private void endIfImmediate(Order order, FillPlan now) {
        if (order.terms().validity().equals("IOC")) {
            timers.after(now.delay(), () -> journal.end(order, Status.CANCELLED));
        }
    }

    private void fillPart(Order order, FillPlan plan, int part) {
        if (order.isFinal()) {
            return;
        }
        int lot = part < plan.parts() ? order.terms().instrument().lot() : 1;
        int due = (int) ((long) order.terms().quantity() * part / plan.parts() / lot * lot) - order.last().filled();
        if (order.standing() == Status.TRIGGER_PENDING) {
            journal.step(order, Status.OPEN);
        }
        if (due > 0) {
            journal.fill(order, due, order.terms().fillPrice());
        }
        if (part < plan.parts()) {
            timers.after(plan.delay(), () -> fillPart(order, plan, part + 1));
        }
    }
}
