package io.anumati.simulator.position;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.anumati.simulator.order.Order;
import io.anumati.simulator.time.BrokerClock;

/** The fills of the day. */
public final class Trades {

    private static final long FIRST_ID = 50_000_001;

    private final BrokerClock clock;
    private final Map<String, List<Trade>> ofUser = new HashMap<>();
    private final List<Consumer<Trade>> listeners = new ArrayList<>(2);
    private long ids = FIRST_ID;

    public Trades(BrokerClock clock) {
        this.clock = clock;
    }

    public void listen(Consumer<Trade> heard) {
        listeners.add(heard);
    }

    /** An order was filled by so much. */
    public void add(Order order, int quantity, BigDecimal price) {
        Trade trade = new Trade(Long.toString(ids++), order, quantity, price, clock.now());
        ofUser.computeIfAbsent(order.userId(), _ -> new ArrayList<>()).add(trade);
        listeners.forEach(heard -> heard.accept(trade));
    }

    /** All of the user's, oldest first. */
    public List<Trade> today(String userId) {
        return List.copyOf(ofUser.getOrDefault(userId, List.of()));
    }

    public List<Trade> of(Order order) {
        return ofUser.getOrDefault(order.userId(), List.of()).stream().filter(trade -> trade.order() == order).toList();
    }

    /** A new day starts with none. */
    void clear() {
        ofUser.clear();
    }
}
