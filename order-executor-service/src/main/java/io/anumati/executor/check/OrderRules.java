package io.anumati.executor.check;

import static io.anumati.executor.check.Rule.check;
import static io.anumati.executor.check.Rule.refused;

import java.util.List;

import io.anumati.contracts.AuthorityEvent.Limits;
import io.anumati.contracts.InstrumentEvent.InstrumentListed;
import io.anumati.contracts.OrderEvent.Check;
import io.anumati.contracts.RefusalReason;
import io.anumati.executor.order.Order;
import io.anumati.executor.order.Slices;

/** Is the order itself within the instrument's rules and the user's limits? Asked once, when it is sized. */
final class OrderRules {

    static final List<Rule> ALL = List.of(OrderRules::instrument, PriceRules::orderType, OrderRules::limits, OrderRules::lot,
            PriceRules::tick, OrderRules::quantityLimit, OrderRules::slices, PriceRules::band, PriceRules::value,
            OrderRules::count);

    /** Of an order's new terms: it is one order already, and stays one. */
    static final List<Rule> MODIFY = List.of(OrderRules::instrument, PriceRules::orderType, OrderRules::limits,
            OrderRules::lot, PriceRules::tick, OrderRules::quantityLimit, OrderRules::freeze, PriceRules::band,
            PriceRules::value);

    /** The user's own limits bound what is taken on, not what is given back. */
    static final List<Rule> EXIT = List.of(OrderRules::instrument, PriceRules::orderType, OrderRules::positive,
            PriceRules::tick, OrderRules::slices, PriceRules::band);

    /** An exit may become smaller, never larger: what it was sized by is what is held. */
    static final List<Rule> MODIFY_EXIT = List.of(OrderRules::instrument, PriceRules::orderType, OrderRules::lot,
            OrderRules::notMore, PriceRules::tick, PriceRules::band);

    private OrderRules() {
    }

    private static Check instrument(Order order, World world, long quantity) {
        boolean known = world.instrument().filter(listed -> listed.tickSize() != null && listed.tickSize().signum() > 0
                && listed.lotSize() > 0 && listed.freezeQuantity() > 0).isPresent();
        return check(known, RefusalReason.UNKNOWN_INSTRUMENT, "listed with lot, tick and freeze", order.instrumentKey());
    }

    private static Check limits(Order order, World world, long quantity) {
        Limits limits = world.authorisation().orElseThrow().limits();
        boolean set = limits != null && limits.maxOrderValue() != null && limits.maxOrderValue().signum() > 0
                && limits.maxQuantity() > 0 && limits.maxOrdersPerDay() > 0;
        return check(set, RefusalReason.MISSING_LIMIT, "value, quantity and orders per day", set ? "set" : "missing");
    }

    private static Check lot(Order order, World world, long quantity) {
        long lotSize = listed(world).lotSize();
        return check(quantity > 0 && quantity % lotSize == 0, RefusalReason.LOT, lotSize, quantity);
    }

    private static Check quantityLimit(Order order, World world, long quantity) {
        long highest = world.authorisation().orElseThrow().limits().maxQuantity();
        return check(quantity <= highest, RefusalReason.QTY_LIMIT, highest, quantity);
    }

    /** What is above the freeze quantity goes out in slices of whole lots. */
    private static Check slices(Order order, World world, long quantity) {
        long size = Slices.size(listed(world).freezeQuantity(), listed(world).lotSize());
        return check(size > 0, RefusalReason.QTY_LIMIT, "freeze " + listed(world).freezeQuantity(), listed(world).lotSize());
    }

    private static Check freeze(Order order, World world, long quantity) {
        long highest = listed(world).freezeQuantity();
        return check(quantity <= highest, RefusalReason.QTY_LIMIT, "freeze " + highest, quantity);
    }

    private static Check positive(Order order, World world, long quantity) {
        return check(quantity > 0, RefusalReason.LOT, "more than 0", quantity);
    }

    private static Check notMore(Order order, World world, long quantity) {
        return check(quantity <= order.sized().quantity(), RefusalReason.QTY_LIMIT, order.sized().quantity(), quantity);
    }

    /** Each slice is an order. */
    private static Check count(Order order, World world, long quantity) {
        int highest = world.authorisation().orElseThrow().limits().maxOrdersPerDay();
        if (world.ordersToday() < 0) {
            return refused(RefusalReason.ORDER_COUNT, highest, "unknown");
        }
        long orders = world.ordersToday()
                + Slices.count(quantity, Slices.size(listed(world).freezeQuantity(), listed(world).lotSize()));
        return check(orders <= highest, RefusalReason.ORDER_COUNT, highest, orders);
    }

    private static InstrumentListed listed(World world) {
        return world.instrument().orElseThrow();
    }
}
