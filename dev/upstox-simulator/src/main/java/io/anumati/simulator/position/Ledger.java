package io.anumati.simulator.position;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.Orders;
import io.anumati.simulator.order.Terms;

/** Every customer's money. */
public final class Ledger {

    private final Function<String, BigDecimal> cash;
    private final Positions positions;
    private final Orders orders;

    /** @param cash what a customer brought */
    public Ledger(Function<String, BigDecimal> cash, Positions positions, Orders orders) {
        this.cash = cash;
        this.positions = positions;
        this.orders = orders;
    }

    public Funds of(String userId) {
        List<FundsRules.Bound> wanted = orders.open(userId).stream().map(Ledger::bound).toList();
        return FundsRules.funds(cash.apply(userId), positions.of(userId), wanted);
    }

    private static FundsRules.Bound bound(Order order) {
        Terms terms = order.terms();
        return new FundsRules.Bound(terms.instrument(), terms.side(), terms.product(),
                terms.quantity() - order.last().filled(), terms.fillPrice());
    }
}
