package io.anumati.executor.check;

import static io.anumati.executor.check.Rule.check;
import static io.anumati.executor.check.Rule.refused;

import java.math.BigDecimal;
import java.util.List;

import io.anumati.contracts.AuthorityEvent.Limits;
import io.anumati.contracts.InstrumentEvent.InstrumentListed;
import io.anumati.contracts.OrderEvent.Check;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.OrderTerms.OrderType;
import io.anumati.contracts.RefusalReason;
import io.anumati.executor.order.Order;

/** Is the order itself within the instrument's rules and the user's limits? Asked once, when it is sized. */
final class OrderRules {

    static final List<Rule> ALL = List.of(OrderRules::instrument, OrderRules::orderType, OrderRules::limits, OrderRules::lot,
            OrderRules::tick, OrderRules::quantityLimit, OrderRules::freeze, OrderRules::band, OrderRules::value,
            OrderRules::count);

    private OrderRules() {
    }

    private static Check instrument(Order order, World world, long quantity) {
        boolean known = world.instrument().filter(listed -> listed.tickSize() != null && listed.tickSize().signum() > 0
                && listed.lotSize() > 0 && listed.freezeQuantity() > 0).isPresent();
        return check(known, RefusalReason.UNKNOWN_INSTRUMENT, "listed with lot, tick and freeze", order.instrumentKey());
    }

    private static Check orderType(Order order, World world, long quantity) {
        OrderType type = order.asked().terms().orderType();
        return check(type == OrderType.LIMIT || type == OrderType.SL, RefusalReason.ORDER_TYPE_NOT_ALLOWED, "LIMIT, SL", type);
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

    private static Check tick(Order order, World world, long quantity) {
        OrderTerms terms = order.asked().terms();
        BigDecimal tick = listed(world).tickSize();
        boolean triggerFits = terms.orderType() == OrderType.SL ? isOnTick(terms.triggerPrice(), tick)
                : terms.triggerPrice() == null || terms.triggerPrice().signum() == 0;
        return check(isOnTick(terms.price(), tick) && triggerFits, RefusalReason.TICK, tick,
                "price %s trigger %s".formatted(terms.price(), terms.triggerPrice()));
    }

    private static boolean isOnTick(BigDecimal price, BigDecimal tick) {
        return price != null && price.signum() > 0 && price.remainder(tick).signum() == 0;
    }

    private static Check quantityLimit(Order order, World world, long quantity) {
        long highest = world.authorisation().orElseThrow().limits().maxQuantity();
        return check(quantity <= highest, RefusalReason.QTY_LIMIT, highest, quantity);
    }

    private static Check freeze(Order order, World world, long quantity) {
        long highest = listed(world).freezeQuantity();
        return check(quantity <= highest, RefusalReason.QTY_LIMIT, "freeze " + highest, quantity);
    }

    private static Check band(Order order, World world, long quantity) {
        BigDecimal lower = listed(world).lowerBand();
        BigDecimal upper = listed(world).upperBand();
        BigDecimal price = order.asked().terms().price();
        boolean inside = (lower == null || price.compareTo(lower) >= 0) && (upper == null || price.compareTo(upper) <= 0);
        return check(inside, RefusalReason.PRICE_BAND, "%s to %s".formatted(lower, upper), price);
    }

    private static Check value(Order order, World world, long quantity) {
        BigDecimal highest = world.authorisation().orElseThrow().limits().maxOrderValue();
        BigDecimal value = order.asked().terms().price().multiply(BigDecimal.valueOf(quantity));
        return check(value.compareTo(highest) <= 0, RefusalReason.ORDER_VALUE, highest.toPlainString(), value.toPlainString());
    }

    private static Check count(Order order, World world, long quantity) {
        int highest = world.authorisation().orElseThrow().limits().maxOrdersPerDay();
        if (world.ordersToday() < 0) {
            return refused(RefusalReason.ORDER_COUNT, highest, "unknown");
        }
        return check(world.ordersToday() < highest, RefusalReason.ORDER_COUNT, highest, world.ordersToday() + 1);
    }

    private static InstrumentListed listed(World world) {
        return world.instrument().orElseThrow();
    }
}
