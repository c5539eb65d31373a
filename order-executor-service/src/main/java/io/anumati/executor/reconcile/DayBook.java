package io.anumati.executor.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.anumati.contracts.ChangeStep.NewTerms;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.Difference;
import io.anumati.contracts.TradingDay;
import io.anumati.executor.order.Order;
import io.anumati.upstox.BookOrder;

/**
 * What is remembered of one user's trading day to compare it with the broker's book: orders that are over, orders that are not
 * ours, differences that have been told. Guarded by the user's lock.
 */
public final class DayBook {

    private final Map<String, JournalOrder> ended = new HashMap<>();
    private final Set<String> modified = new HashSet<>();
    private final Map<String, NewTerms> changed = new HashMap<>(4);
    private final OpenDifferences differences = new OpenDifferences();
    private final ForeignOrders foreign = new ForeignOrders();
    private LocalDate day;

    /** An order that was sent is over. */
    public void ended(Order order) {
        if (order.attempts() > 0) {
            turnTo(order.intentAt());
            ended.put(order.commandId(), JournalOrder.of(order));
        }
    }

    /** A command of ours is about to modify this order: its quantity and prices are not compared until that is over. */
    public void modified(String commandId, Instant at) {
        turnTo(at);
        modified.add(commandId);
    }

    /** The modify that was about to be made came to nothing: the order is what it was. */
    public void unmodified(String commandId) {
        modified.remove(commandId);
    }

    /** The book has shown what a command of ours has made of this order, which is compared with that from now on. */
    public void changed(String commandId, NewTerms terms) {
        modified.remove(commandId);
        changed.merge(commandId, terms, DayBook::then);
        ended.computeIfPresent(commandId, (_, order) -> order.changed(terms));
    }

    private static NewTerms then(NewTerms first, NewTerms last) {
        return new NewTerms(last.price(), last.triggerPrice() == null ? first.triggerPrice() : last.triggerPrice(),
                last.quantity() == 0 ? first.quantity() : last.quantity());
    }

    /** Of an order that ended under a former owner. */
    private JournalOrder asChanged(JournalOrder order) {
        return changed.containsKey(order.commandId()) ? order.changed(changed.get(order.commandId())) : order;
    }

    /** Commands that tags of the book name and that neither are open nor ended here: the journal must say. */
    public Set<String> unknown(List<BookOrder> book, Collection<Order> open) {
        Set<String> unknown = book.stream().flatMap(each -> CommandIds.commandOf(each.tag()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        unknown.removeAll(ended.keySet());
        open.forEach(order -> unknown.remove(order.commandId()));
        return unknown;
    }

    /**
     * Compares a read of the book with the journal.
     *
     * @param looked what the journal says of commands that were unknown here
     * @param notLooked commands of which it could not be asked
     */
    public OpenDifferences.Changes compare(List<BookOrder> book, Collection<Order> open, Collection<JournalOrder> looked,
            Set<String> notLooked, Look look) {
        turnTo(look.askedAt());
        looked.forEach(order -> ended.putIfAbsent(order.commandId(), asChanged(order)));
        List<JournalOrder> journal = new ArrayList<>(ended.values());
        open.stream().map(JournalOrder::of).forEach(journal::add);
        List<BookOrder> comparable = book.stream()
                .filter(each -> CommandIds.commandOf(each.tag()).filter(notLooked::contains).isEmpty()).toList();
        journal.replaceAll(order -> modified.contains(order.commandId()) ? order.modified() : order);
        List<Difference> now = Reconciliation.differences(journal, comparable, look.askedAt(), look.lag());
        Set<String> shown = comparable.stream().map(BookOrder::orderId).collect(Collectors.toSet());
        return differences.learn(now, shown, look.askedAt());
    }

    /** @return orders that are not ours and have not been told so */
    public List<ForeignOrders.Sighting> foreign(List<BookOrder> book, Instant askedAt) {
        return foreign.learn(book, askedAt);
    }

    public ForeignOrders foreign() {
        return foreign;
    }

    public OpenDifferences differences() {
        return differences;
    }

    /** Orders of that day that are not ours. */
    public int foreignOn(LocalDate date) {
        return foreign.countOn(date);
    }

    /** Instruments in which nothing may be entered until it is clear what the broker has there. */
    public Set<String> heldInstruments() {
        return differences.heldInstruments();
    }

    /** The broker's book is of one day. */
    private void turnTo(Instant at) {
        LocalDate date = TradingDay.of(at);
        if (day == null || date.isAfter(day)) {
            day = date;
            ended.clear();
            modified.clear();
            changed.clear();
        }
    }
}
