package io.anumati.simulator.order;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.anumati.simulator.market.Exchange;
import io.anumati.simulator.market.Prices;
import io.anumati.simulator.market.TradingHours;
import io.anumati.simulator.time.BrokerClock;
import io.anumati.simulator.time.BrokerTimers;

/**
 * Orders that rest against the moving price: each second those whose limit the price has crossed fill at the price, in the
 * order
 * they came, up to what the market trades of the instrument in that second.
 */
final class Book {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** What is left of an instrument's volume in a second. */
    private record Left(long second, long quantity) {
    }

    private final Prices prices;
    private final TradingHours hours;
    private final BrokerClock clock;
    private final BrokerTimers timers;
    private final Journal journal;
    private final Map<Order, BigDecimal> resting = new LinkedHashMap<>();
    private final Map<String, Left> left = new HashMap<>();
    private boolean ticking;

    Book(Prices prices, TradingHours hours, BrokerClock clock, BrokerTimers timers, Journal journal) {
        this.prices = prices;
        this.hours = hours;
        this.clock = clock;
        this.timers = timers;
        this.journal = journal;
    }

    /** It meets the market at once and then each second. */
    void enter(Order order) {
        resting.put(order, limit(order));
        meet(order);
        if (order.isFinal()) {
            resting.remove(order);
        } else if (order.terms().validity().equals("IOC")) {
            resting.remove(order);
            journal.end(order, Status.CANCELLED);
        } else if (!ticking) {
            ticking = true;
            timers.after(untilNextSecond(), this::tick);
        }
    }

    /** Its terms changed. */
    void changed(Order order) {
        if (resting.containsKey(order)) {
            enter(order);
        }
    }

    private void tick() {
        resting.keySet().removeIf(Order::isFinal);
        List.copyOf(resting.keySet()).forEach(this::meet);
        resting.keySet().removeIf(Order::isFinal);
        ticking = !resting.isEmpty();
        if (ticking) {
            timers.after(untilNextSecond(), this::tick);
        }
    }

    private void meet(Order order) {
        Terms terms = order.terms();
        if (order.isFinal() || !hours.isOpen(Exchange.of(terms.instrument()), clock.now())) {
            return;
        }
        BigDecimal price = prices.last(terms.instrument());
        if (order.standing() == Status.TRIGGER_PENDING) {
            if (!isBeyond(terms.isBuy(), price, terms.trigger())) {
                return;
            }
            journal.step(order, Status.OPEN);
            resting.put(order, limit(order));
        }
        if (isBeyond(!terms.isBuy(), price, resting.get(order))) {
            fill(order, price);
        }
    }

    /** At least the bound, or at most. */
    private static boolean isBeyond(boolean above, BigDecimal price, BigDecimal bound) {
        return above ? price.compareTo(bound) >= 0 : price.compareTo(bound) <= 0;
    }

    private void fill(Order order, BigDecimal price) {
        long second = clock.now().getEpochSecond();
        String key = order.terms().instrument().key();
        Left now = left.get(key);
        if (now == null || now.second() != second) {
            now = new Left(second, prices.volume(order.terms().instrument()));
        }
        int quantity = (int) Math.min(now.quantity(), order.terms().quantity() - order.last().filled());
        if (quantity > 0) {
            left.put(key, new Left(second, now.quantity() - quantity));
            journal.fill(order, quantity, price);
        }
    }

    /** A market order becomes a limit order at the protected price when it meets the market. */
    private BigDecimal limit(Order order) {
        Terms terms = order.terms();
        return terms.price().signum() > 0 ? terms.price() : Protection.limit(terms, prices.last(terms.instrument()));
    }

    private Duration untilNextSecond() {
        return SECOND.minusNanos(clock.now().getNano());
    }
}
