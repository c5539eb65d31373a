package io.anumati.executor.backlog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.anumati.contracts.OrderState;
import io.anumati.executor.order.Order;

/**
 * One user's orders that are in memory, found by id, by state and by turn. An order keeps its place in the order of arrival
 * through all its states; one that was removed and comes again is the last. Guarded by the user's lock.
 */
public final class Orders {

    /** States in which {@link Order#holdsInstrument}. */
    private static final Set<OrderState> UNSETTLED = EnumSet.of(OrderState.UNKNOWN, OrderState.NEEDS_REVIEW);

    private final Map<String, Placed> byId = new HashMap<>(4);
    private final Map<OrderState, NavigableMap<Long, Order>> sentByState = new EnumMap<>(OrderState.class);
    private final NavigableMap<Long, Order> attempted = new TreeMap<>();
    private final Waiting waiting = new Waiting();
    private long arrivals;

    private record Placed(long arrival, Order order) {
    }

    /** Takes an order as it is now. */
    public void put(Order order) {
        Placed before = byId.get(order.commandId());
        long arrival = before == null ? ++arrivals : before.arrival();
        if (before != null) {
            forget(before);
        }
        byId.put(order.commandId(), new Placed(arrival, order));
        if (Waiting.waits(order.state())) {
            waiting.add(arrival, order);
        } else {
            sentByState.computeIfAbsent(order.state(), _ -> new TreeMap<>()).put(arrival, order);
        }
        if (order.attempts() > 0) {
            attempted.put(arrival, order);
        }
    }

    public void remove(String commandId) {
        Optional.ofNullable(byId.remove(commandId)).ifPresent(this::forget);
    }

    private void forget(Placed placed) {
        if (Waiting.waits(placed.order().state())) {
            waiting.remove(placed.arrival(), placed.order());
        } else {
            NavigableMap<Long, Order> alike = sentByState.get(placed.order().state());
            alike.remove(placed.arrival());
            if (alike.isEmpty()) {
                sentByState.remove(placed.order().state());
            }
        }
        attempted.remove(placed.arrival());
    }

    public Optional<Order> find(String commandId) {
        return Optional.ofNullable(byId.get(commandId)).map(Placed::order);
    }

    /** All of them, in order of arrival. */
    public List<Order> all() {
        List<Placed> all = new ArrayList<>(byId.values());
        all.sort(Comparator.comparingLong(Placed::arrival));
        return all.stream().map(Placed::order).toList();
    }

    /** Whether more is expected of one of them. */
    public boolean hasUnfinished() {
        return byId.values().stream().anyMatch(placed -> !placed.order().state().isFinal());
    }

    /** Those of which an outcome must be known before the same instrument is entered again. */
    public Set<String> unsettledInstruments() {
        return UNSETTLED.stream().flatMap(state -> in(state).stream()).map(Order::instrumentKey).collect(Collectors.toSet());
    }

    /** In order of arrival. */
    public List<Order> in(OrderState state) {
        return switch (state) {
            case QUEUED -> waiting.allQueued();
            case RECEIVED -> waiting.allReceived();
            case REFUSED, AWAITING_CONFIRMATION, LAPSED, SLICED, WITHDRAWN, EXPIRED, SENDING, ACKED, REJECTED_BROKER, UNKNOWN,
                    OPEN, PARTIALLY_FILLED, FILLED, CANCELLED, REJECTED_EXCHANGE, LAPSED_DAY, PROVEN_ABSENT, FOUND_LATE,
                    NEEDS_REVIEW -> {
                NavigableMap<Long, Order> alike = sentByState.get(state);
                yield alike == null ? List.of() : List.copyOf(alike.values());
            }
        };
    }

    /** Those that had an intent, in order of arrival; a view that changes with them. */
    public Collection<Order> attempted() {
        return Collections.unmodifiableCollection(attempted.values());
    }

    /** Those that can tell what is held, and what leaves it: all that had an intent, and exits; in no order. */
    public List<Order> ofHoldings() {
        return Stream.concat(attempted.values().stream(),
                waiting.allExits().stream().filter(exit -> exit.attempts() == 0)).toList();
    }

    /** Those that have not been sent. */
    public Waiting waiting() {
        return waiting;
    }
}
