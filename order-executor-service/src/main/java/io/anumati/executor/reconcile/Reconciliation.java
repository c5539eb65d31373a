package io.anumati.executor.reconcile;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.anumati.contracts.CommandIds;
import io.anumati.contracts.Difference;
import io.anumati.contracts.DifferenceKind;
import io.anumati.contracts.TradingDay;
import io.anumati.upstox.BookOrder;

/**
 * Compares what the journal says of one user's orders with what the broker's book shows. Orders without a tag of ours are not
 * looked at. The book may lag behind: what depends on time counts only for an order that the journal has left alone for a
 * while.
 */
public final class Reconciliation {

    private final Instant askedAt;
    private final Duration grace;
    private final List<Difference> found = new ArrayList<>();

    private Reconciliation(Instant askedAt, Duration grace) {
        this.askedAt = askedAt;
        this.grace = grace;
    }

    /**
     * @param journal all orders of the user that were sent today, and every command that a tag in the book names, if the
     *        journal
     *        has it
     * @param askedAt when the book was asked for
     * @param grace how long the book may lag behind
     */
    public static List<Difference> differences(Collection<JournalOrder> journal, List<BookOrder> book, Instant askedAt,
            Duration grace) {
        Reconciliation look = new Reconciliation(askedAt, grace);
        Map<String, JournalOrder> known = journal.stream()
                .collect(Collectors.toMap(JournalOrder::commandId, Function.identity(), (_, last) -> last));
        Set<String> shown = book.stream().flatMap(each -> CommandIds.commandOf(each.tag()).stream())
                .collect(Collectors.toSet());
        known.values().stream().filter(order -> !shown.contains(order.commandId())).forEach(look::missing);
        book.forEach(each -> CommandIds.commandOf(each.tag())
                .ifPresent(commandId -> look.compare(commandId, Optional.ofNullable(known.get(commandId)), each)));
        return List.copyOf(look.found);
    }

    private void missing(JournalOrder order) {
        boolean today = order.sentAt().filter(at -> TradingDay.of(at).equals(TradingDay.of(askedAt))).isPresent();
        if (order.isAtBroker() && today && isQuiet(order)) {
            found.add(new Difference(DifferenceKind.MISSING_AT_BROKER, order.commandId(), order.brokerOrderId(),
                    order.instrumentKey(), order.state().name(), null));
        }
    }

    private void compare(String commandId, Optional<JournalOrder> journal, BookOrder shown) {
        Optional<String> extra = extra(journal, shown);
        if (extra.isPresent()) {
            found.add(new Difference(DifferenceKind.EXTRA_AT_BROKER, commandId, shown.orderId(), shown.instrumentKey(),
                    extra.get(), "%s %s".formatted(shown.tag(), shown.status())));
        } else {
            terms(journal.orElseThrow(), shown);
            progress(journal.orElseThrow(), shown);
        }
    }

    /** @return what the journal has instead */
    private static Optional<String> extra(Optional<JournalOrder> journal, BookOrder shown) {
        if (journal.isEmpty()) {
            return Optional.of("no such command");
        }
        JournalOrder order = journal.get();
        if (CommandIds.attemptOf(shown.tag()).orElseThrow() > order.attempts()) {
            return Optional.of("%d attempts".formatted(order.attempts()));
        }
        boolean another = order.brokerOrderId() != null && !order.brokerOrderId().equals(shown.orderId());
        return another ? Optional.of("order " + order.brokerOrderId()) : Optional.empty();
    }

    private void terms(JournalOrder order, BookOrder shown) {
        if (shown.instrumentKey() != null && !shown.instrumentKey().equals(order.instrumentKey())) {
            add(DifferenceKind.INSTRUMENT, order, shown, order.instrumentKey(), shown.instrumentKey());
        }
        if (shown.transactionType() != null && !shown.transactionType().equals(order.side().name())) {
            add(DifferenceKind.SIDE, order, shown, order.side(), shown.transactionType());
        }
        if (order.quantity() != null && shown.quantity() != order.quantity()) {
            add(DifferenceKind.QUANTITY, order, shown, order.quantity(), shown.quantity());
        }
        if (differ(order.price(), shown.price()) || differ(order.triggerPrice(), shown.triggerPrice())) {
            add(DifferenceKind.PRICE, order, shown, prices(order.price(), order.triggerPrice()),
                    prices(shown.price(), shown.triggerPrice()));
        }
    }

    private void progress(JournalOrder order, BookOrder shown) {
        if (!isQuiet(order)) {
            return;
        }
        if (Progress.contradicts(order.state(), shown)) {
            add(DifferenceKind.STATUS, order, shown, order.state(), shown.status());
        }
        if (order.filled() != null && Progress.fillContradicts(order.state(), order.filled(), shown)) {
            add(DifferenceKind.FILLED_QUANTITY, order, shown, order.filled(), shown.filledQuantity());
        }
    }

    private void add(DifferenceKind kind, JournalOrder order, BookOrder shown, Object journalValue, Object bookValue) {
        found.add(new Difference(kind, order.commandId(), shown.orderId(), order.instrumentKey(), String.valueOf(journalValue),
                String.valueOf(bookValue)));
    }

    private boolean isQuiet(JournalOrder order) {
        return order.changedAt().plus(grace).isBefore(askedAt);
    }

    /** Only what both name. */
    private static boolean differ(BigDecimal journal, BigDecimal shown) {
        return journal != null && shown != null && journal.compareTo(shown) != 0;
    }

    private static String prices(BigDecimal price, BigDecimal trigger) {
        return "price %s trigger %s".formatted(price, trigger);
    }
}
