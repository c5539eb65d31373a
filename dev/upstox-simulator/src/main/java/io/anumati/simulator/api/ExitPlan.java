package io.anumati.simulator.api;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.Terms;

/** Which orders flatten positions: at the market with automatic protection, what buys first. */
final class ExitPlan {

    private static final BigDecimal AUTOMATIC = BigDecimal.ONE.negate();

    /** Something held. @param quantity net, negative when short */
    record Held(Instrument instrument, String product, int quantity) {
    }

    private ExitPlan() {
    }

    /** What the orders net to, by instrument and product; without those that net to nothing. */
    static List<Held> net(List<Order> orders) {
        record Place(Instrument instrument, String product) {
        }
        Map<Place, Integer> sums = new LinkedHashMap<>();
        for (Order order : orders) {
            int filled = order.last().filled();
            sums.merge(new Place(order.terms().instrument(), order.terms().product()), order.terms().isBuy() ? filled : -filled,
                    Integer::sum);
        }
        return sums.entrySet().stream().filter(sum -> sum.getValue() != 0)
                .map(sum -> new Held(sum.getKey().instrument(), sum.getKey().product(), sum.getValue())).toList();
    }

    /** @param tag of the new orders, so that they net with the ones they close; null for none */
    static List<Terms> orders(List<Held> held, String tag) {
        return held.stream().map(position -> order(position, tag)).sorted(Comparator.comparing(terms -> !terms.isBuy()))
                .toList();
    }

    private static Terms order(Held held, String tag) {
        return new Terms(held.instrument(), held.quantity() < 0 ? "BUY" : "SELL", "MARKET", held.product(), "DAY",
                Math.abs(held.quantity()), BigDecimal.ZERO, BigDecimal.ZERO, 0, tag, AUTOMATIC);
    }
}
