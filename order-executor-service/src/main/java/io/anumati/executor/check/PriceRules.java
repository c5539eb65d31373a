package io.anumati.executor.check;

import static io.anumati.executor.check.Rule.check;
import static io.anumati.executor.check.Rule.refused;

import java.math.BigDecimal;
import java.util.Optional;

import io.anumati.contracts.InstrumentEvent.InstrumentListed;
import io.anumati.contracts.OrderEvent.Check;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.OrderTerms.OrderType;
import io.anumati.contracts.OrderTerms.Validity;
import io.anumati.contracts.RefusalReason;
import io.anumati.executor.order.Order;

/** Do an order's type and prices fit its instrument? */
final class PriceRules {

    private PriceRules() {
    }

    /**
     * Market orders only where they are enabled; in commodities neither those nor IOC (NSE, frequently asked questions on algo
     * trading, question 11).
     */
    static Check orderType(Order order, World world, long quantity) {
        OrderTerms terms = terms(order);
        boolean commodity = isCommodity(listed(world));
        boolean typeFits = !isMarket(terms.orderType()) || world.marketOrders().allowed() && !commodity;
        boolean validityFits = terms.validity() == Validity.DAY || !commodity;
        String limit = world.marketOrders().allowed() && !commodity ? "LIMIT, SL, MARKET, SL_M" : "LIMIT, SL";
        return check(typeFits && validityFits, RefusalReason.ORDER_TYPE_NOT_ALLOWED, commodity ? limit + "; DAY" : limit,
                "%s %s".formatted(terms.orderType(), terms.validity()));
    }

    static Check tick(Order order, World world, long quantity) {
        OrderTerms terms = terms(order);
        BigDecimal tick = listed(world).tickSize();
        boolean priceFits = isMarket(terms.orderType()) ? terms.price().signum() == 0 : isOnTick(terms.price(), tick);
        boolean triggerFits = isStop(terms.orderType()) ? isOnTick(terms.triggerPrice(), tick)
                : terms.triggerPrice().signum() == 0;
        return check(priceFits && triggerFits, RefusalReason.TICK, tick,
                "price %s trigger %s".formatted(terms.price(), terms.triggerPrice()));
    }

    static Check band(Order order, World world, long quantity) {
        BigDecimal lower = listed(world).lowerBand();
        BigDecimal upper = listed(world).upperBand();
        BigDecimal price = own(terms(order)).orElse(null);
        boolean inside = price == null || (lower == null || price.compareTo(lower) >= 0)
                && (upper == null || price.compareTo(upper) <= 0);
        return check(inside, RefusalReason.PRICE_BAND, "%s to %s".formatted(lower, upper), price == null ? "market" : price);
    }

    /** A market order is judged by the highest price it can have that day; without one it is refused. */
    static Check value(Order order, World world, long quantity) {
        BigDecimal highest = world.authorisation().orElseThrow().limits().maxOrderValue();
        Optional<BigDecimal> price = own(terms(order)).or(() -> Optional.ofNullable(listed(world).upperBand()));
        if (price.isEmpty()) {
            return refused(RefusalReason.MISSING_PRICE, "a price or the day's upper band", "none");
        }
        BigDecimal value = price.get().multiply(BigDecimal.valueOf(quantity));
        return check(value.compareTo(highest) <= 0, RefusalReason.ORDER_VALUE, highest.toPlainString(), value.toPlainString());
    }

    static boolean isMarket(OrderType type) {
        return type == OrderType.MARKET || type == OrderType.SL_M;
    }

    /** The price that the order itself names, if it does. */
    private static Optional<BigDecimal> own(OrderTerms terms) {
        return switch (terms.orderType()) {
            case LIMIT, SL -> Optional.of(terms.price());
            case SL_M -> Optional.of(terms.triggerPrice());
            case MARKET -> Optional.empty();
        };
    }

    private static boolean isStop(OrderType type) {
        return type == OrderType.SL || type == OrderType.SL_M;
    }

    private static boolean isOnTick(BigDecimal price, BigDecimal tick) {
        return price.signum() > 0 && price.remainder(tick).signum() == 0;
    }

    private static boolean isCommodity(InstrumentListed listed) {
        return listed.segment().startsWith("MCX") || listed.segment().endsWith("_COM");
    }

    private static OrderTerms terms(Order order) {
        return order.asked().terms();
    }

    private static InstrumentListed listed(World world) {
        return world.instrument().orElseThrow();
    }
}
