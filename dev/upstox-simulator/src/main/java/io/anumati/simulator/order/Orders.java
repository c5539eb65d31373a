package io.anumati.simulator.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.anumati.simulator.market.Exchange;
import io.anumati.simulator.time.BrokerClock;
import io.anumati.simulator.time.India;

/** Every order of every user, found by id, by user and by tag. */
public final class Orders {

    private static final int FIRST_NUMBER = 25_000_001;

    private final Map<String, Order> byId = new HashMap<>();
    private final Map<String, List<Order>> byUser = new HashMap<>();
    private final Map<String, List<Order>> book = new HashMap<>();
    private final Map<String, Set<Order>> open = new HashMap<>();
    private final BrokerClock clock;
    private int numbers = FIRST_NUMBER;
    private long exchangeNumbers = 1_100_000_031_245_000L;

    public Orders(BrokerClock clock) {
        this.clock = clock;
    }

    Order add(Placement placement, Status first) {
        int number = numbers++;
        String id = "%s%09d".formatted(India.day(clock.now()), number);
        Row row = new Row(first, placement.terms(), 0, BigDecimal.ZERO, "", null, null, clock.now(), System.nanoTime());
        Order order = new Order(id, "57744%09d".formatted(number), placement, row);
        byId.put(id, order);
        byUser.computeIfAbsent(placement.userId(), _ -> new ArrayList<>()).add(order);
        book.computeIfAbsent(placement.userId(), _ -> new ArrayList<>()).add(order);
        open.computeIfAbsent(placement.userId(), _ -> new LinkedHashSet<>()).add(order);
        return order;
    }

    void ended(Order order) {
        open.get(order.userId()).remove(order);
    }

    /** The user's orders that are not final, after market orders too, in the order they were placed. */
    public Collection<Order> open(String userId) {
        return Collections.unmodifiableCollection(open.getOrDefault(userId, Set.of()));
    }

    String exchangeNumber() {
        return Long.toString(exchangeNumbers++);
    }

    public Optional<Order> find(String orderId) {
        return Optional.ofNullable(byId.get(orderId));
    }

    /** The order of that id in the user's book; nobody sees another's. */
    public Optional<Order> find(String userId, String orderId) {
        return find(orderId).filter(order -> order.userId().equals(userId) && order.isInBook());
    }

    /** The user's order book: placed today, or still open from before, in the order they were placed. */
    public List<Order> today(String userId) {
        return Collections.unmodifiableList(book.getOrDefault(userId, List.of()));
    }

    /** A new day: the book forgets what has ended. */
    public void roll() {
        book.values().forEach(orders -> {
            orders.stream().filter(Order::isFinal).forEach(Order::leaveBook);
            orders.removeIf(order -> !order.isInBook());
        });
    }

    /** Every user's, of one exchange. */
    List<Order> openAt(Exchange exchange) {
        return open.values().stream().flatMap(Collection::stream)
                .filter(order -> Exchange.of(order.terms().instrument()) == exchange).toList();
    }

    /** Of all days. */
    public List<Order> all(String userId) {
        return byUser.getOrDefault(userId, List.of());
    }
}
