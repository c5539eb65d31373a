package io.anumati.simulator.position;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.Orders;
import io.anumati.simulator.order.Terms;

/** Every customer's money: what he brought, what past days left, and what positions and open orders bind. */
public final class Ledger {

    private record Held(String instrument, String product) {
    }

    private final Function<String, Optional<BigDecimal>> cash;
    private final Positions positions;
    private final Orders orders;
    private final Map<String, BigDecimal> gained = new HashMap<>();

    /** @param cash what a customer brought; empty for one whose money nobody counts */
    public Ledger(Function<String, Optional<BigDecimal>> cash, Positions positions, Orders orders) {
        this.cash = cash;
        this.positions = positions;
        this.orders = orders;
    }

    public Funds of(String userId) {
        List<Position> held = positions.of(userId);
        return FundsRules.funds(opening(userId), held, wanted(orders.open(userId), held).values());
    }

    boolean hasCash(String userId) {
        return cash.apply(userId).isPresent();
    }

    /** What an open order binds by itself. */
    BigDecimal bound(Order order) {
        FundsRules.Bound bound = wanted(orders.open(order.userId()), positions.of(order.userId())).get(order);
        return bound == null ? BigDecimal.ZERO : bound.margin().total();
    }

    /** What the customer's open sell orders of the same instrument and product come to, with this one. */
    int sellsWanted(Order order) {
        return orders.open(order.userId()).stream().filter(other -> held(other).equals(held(order)) && !other.terms().isBuy())
                .mapToInt(Ledger::left).sum();
    }

    /** A day ended with so much more, or less, in cash. */
    void settle(String userId, BigDecimal amount) {
        gained.merge(userId, amount, BigDecimal::add);
    }

    private BigDecimal opening(String userId) {
        return cash.apply(userId).orElse(BigDecimal.ZERO).add(gained.getOrDefault(userId, BigDecimal.ZERO));
    }

    /** Orders that only close what is held bind nothing. */
    private static Map<Order, FundsRules.Bound> wanted(Collection<Order> open, List<Position> held) {
        Map<Held, Integer> net = new HashMap<>();
        held.forEach(one -> net.put(new Held(one.instrument().key(), one.product()), one.quantity()));
        Map<Order, FundsRules.Bound> wanted = new HashMap<>();
        for (Order order : open) {
            Terms terms = order.terms();
            int now = net.getOrDefault(held(order), 0);
            int closes = Math.min(left(order), Math.max(0, terms.isBuy() ? -now : now));
            net.put(held(order), terms.isBuy() ? now + closes : now - closes);
            if (closes < left(order)) {
                wanted.put(order, new FundsRules.Bound(terms.instrument(), terms.side(), terms.product(), left(order) - closes,
                        terms.fillPrice()));
            }
        }
        return wanted;
    }

    private static int left(Order order) {
        return order.terms().quantity() - order.last().filled();
    }

    private static Held held(Order order) {
        return new Held(order.terms().instrument().key(), order.terms().product());
    }
}
