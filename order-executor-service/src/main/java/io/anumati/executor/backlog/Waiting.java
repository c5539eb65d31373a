package io.anumati.executor.backlog;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.anumati.contracts.OrderState;
import io.anumati.executor.order.Order;

/**
 * Orders of one user that have not been sent: RECEIVED ones wait to be decided, QUEUED ones for their turn. Every question but
 * {@link #all} takes no time that grows with how many there are, or its logarithm.
 */
public final class Waiting {

    private record End(Instant at, long arrival) {
    }

    private final NavigableMap<Long, Order> receivedEntries = new TreeMap<>();
    private final NavigableMap<Long, Order> receivedOthers = new TreeMap<>();
    private final NavigableMap<Long, Order> withoutPlace = new TreeMap<>();
    private final Lines entries = new Lines();
    private final Lines exits = new Lines();
    private final NavigableMap<End, Order> ends = new TreeMap<>(
            Comparator.comparing(End::at).thenComparingLong(End::arrival));
    private final NavigableMap<Long, Order> queued = new TreeMap<>();
    private final Map<Long, Order> allExits = new HashMap<>(4);
    private final Map<Long, Order> news = new LinkedHashMap<>();
    private final Turns turns = new Turns();

    static boolean waits(OrderState state) {
        return state == OrderState.RECEIVED || state == OrderState.QUEUED;
    }

    void add(long arrival, Order order) {
        if (order.state() == OrderState.QUEUED) {
            queued.put(arrival, order);
            (order.isExit() ? exits : entries).add(arrival, order);
        } else {
            received(order).put(arrival, order);
        }
        if (needsPlace(order)) {
            withoutPlace.put(arrival, order);
        }
        if (order.isExit()) {
            allExits.put(arrival, order);
        }
        if (mayExpire(order)) {
            ends.put(new End(order.validUntil(), arrival), order);
        }
        news.put(arrival, order);
    }

    void remove(long arrival, Order order) {
        if (order.state() == OrderState.QUEUED) {
            queued.remove(arrival);
            (order.isExit() ? exits : entries).remove(arrival, order);
        } else {
            received(order).remove(arrival);
        }
        withoutPlace.remove(arrival);
        allExits.remove(arrival);
        ends.remove(new End(order.validUntil(), arrival));
        news.remove(arrival);
    }

    private NavigableMap<Long, Order> received(Order order) {
        return decidesAlone(order) ? receivedOthers : receivedEntries;
    }

    /** An exit waits for no entry before it, and what asks for nothing can only be refused. */
    private static boolean decidesAlone(Order order) {
        return order.isExit() || order.asked().terms() == null;
    }

    /** What squares off needs none, and what is cut from a command that was let in has one. */
    private static boolean needsPlace(Order order) {
        return order.state() == OrderState.RECEIVED && !decidesAlone(order) && order.sliceOf().isEmpty();
    }

    /** An entry is decided first, whatever the time. */
    private static boolean mayExpire(Order order) {
        return order.state() == OrderState.QUEUED || order.isExit();
    }

    public boolean isEmpty() {
        return queued.isEmpty() && receivedEntries.isEmpty() && receivedOthers.isEmpty();
    }

    /** Received and queued ones that take on risk: all but exits. */
    public int entries() {
        return queued.size() + receivedEntries.size() + receivedOthers.size() - allExits.size();
    }

    /** Places that entries have taken: all but the received ones, which get theirs in order of arrival. */
    public int places() {
        return entries() - withoutPlace.size();
    }

    /**
     * The received entry that came last, if more entries wait than may. Slices of a command that was let in keep their places.
     */
    public Optional<Order> beyond(int most) {
        return Optional.ofNullable(withoutPlace.lastEntry()).filter(_ -> entries() > most).map(Map.Entry::getValue);
    }

    /** Queued orders, in order of arrival. */
    List<Order> allQueued() {
        return List.copyOf(queued.values());
    }

    /** Received orders, in order of arrival. */
    List<Order> allReceived() {
        NavigableMap<Long, Order> all = new TreeMap<>(receivedEntries);
        all.putAll(receivedOthers);
        return List.copyOf(all.values());
    }

    /** Received and queued exits, in no order. */
    Collection<Order> allExits() {
        return allExits.values();
    }

    /** The received entry that must be decided before the others. */
    public Optional<Order> firstEntryToDecide() {
        return Optional.ofNullable(receivedEntries.firstEntry()).map(Map.Entry::getValue);
    }

    /** Received orders that wait for none before them, in order of arrival: exits that are not sized yet. */
    public List<Order> decidedAlone() {
        return receivedOthers.isEmpty() ? List.of() : List.copyOf(receivedOthers.values());
    }

    /** The queued exit whose turn it is. */
    public Optional<Order> nextExit(Set<String> exitingInstruments) {
        return exits.next(exitingInstruments, turns);
    }

    /** The queued entry whose turn it is. */
    public Optional<Order> nextEntry(Set<String> heldInstruments) {
        return entries.next(heldInstruments, turns);
    }

    /** The order is on its way: the other strategies are next. */
    public void took(Order order) {
        turns.took(Lines.strategy(order));
    }

    /** One whose time is over: any queued one, and an exit that still waits to be sized. */
    public Optional<Order> over(Instant now) {
        return Optional.ofNullable(ends.firstEntry()).filter(first -> !now.isBefore(first.getKey().at()))
                .map(Map.Entry::getValue);
    }

    /** One that has changed or come since it was last given out here; each once. */
    public Optional<Order> news() {
        Optional<Map.Entry<Long, Order>> next = news.entrySet().stream().findFirst();
        next.ifPresent(each -> news.remove(each.getKey()));
        return next.map(Map.Entry::getValue);
    }

    /** All of them, those that wait to be decided first. */
    public List<Order> all() {
        return Stream.concat(allReceived().stream(), allQueued().stream()).toList();
    }
}
