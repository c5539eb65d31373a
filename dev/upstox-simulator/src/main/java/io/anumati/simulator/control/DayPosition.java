package io.anumati.simulator.control;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

import io.anumati.simulator.order.Order;

/**
 * What a day's fills add up to in one instrument and product.
 *
 * @param averageBought rupees; 0 when nothing was bought
 */
record DayPosition(String symbol, String product, int bought, BigDecimal averageBought, int sold, BigDecimal averageSold,
        int net) {

    /** @param orders of one user */
    static List<DayPosition> of(Collection<Order> orders) {
        TreeMap<String, Sum> sums = new TreeMap<>();
        orders.stream().filter(order -> order.last().filled() > 0).forEach(order -> sums
                .merge(order.terms().instrument().key() + " " + order.terms().product(), Sum.of(order), Sum::plus));
        return sums.values().stream().map(Sum::position).toList();
    }

    private record Sum(String symbol, String product, int bought, BigDecimal paid, int sold, BigDecimal received) {

        static Sum of(Order order) {
            int quantity = order.last().filled();
            BigDecimal value = order.last().averagePrice().multiply(BigDecimal.valueOf(quantity));
            boolean buys = order.terms().side().equals("BUY");
            return new Sum(order.terms().instrument().symbol(), order.terms().product(), buys ? quantity : 0,
                    buys ? value : BigDecimal.ZERO, buys ? 0 : quantity, buys ? BigDecimal.ZERO : value);
        }

        Sum plus(Sum more) {
            return new Sum(symbol, product, bought + more.bought, paid.add(more.paid), sold + more.sold,
                    received.add(more.received));
        }

        DayPosition position() {
            return new DayPosition(symbol, product, bought, average(paid, bought), sold, average(received, sold),
                    bought - sold);
        }

        private static BigDecimal average(BigDecimal value, int quantity) {
            return quantity == 0 ? BigDecimal.ZERO : value.divide(BigDecimal.valueOf(quantity), 2, RoundingMode.HALF_UP);
        }
    }
}
