package io.anumati.executor.lane;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jboss.logging.Logger;

import io.anumati.contracts.Cause;
import io.anumati.contracts.Difference;
import io.anumati.contracts.DifferenceKind;
import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderEvent.DifferenceCleared;
import io.anumati.contracts.OrderEvent.DifferenceFound;
import io.anumati.contracts.OrderEvent.ForeignOrderSeen;
import io.anumati.contracts.OrderEvent.ForeignTerms;
import io.anumati.executor.journal.JournalEntry;
import io.anumati.executor.reconcile.ForeignOrders.Sighting;
import io.anumati.executor.reconcile.JournalOrder;
import io.anumati.executor.reconcile.Look;
import io.anumati.executor.reconcile.OpenDifferences.Changes;
import io.anumati.upstox.BookOrder;

/**
 * Compares each read of a user's book with the journal, and tells each difference and each order that is not ours once. Orders
 * that are not ours are counted, never touched.
 */
final class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final int MOST_LOOKED_UP = 20;

    private final UserAccount account;
    private final PartitionDesk desk;
    private final Parts parts;

    /** What the journal says of commands that are not in memory, and of which it was not asked. */
    record LookedUp(List<JournalOrder> orders, Set<String> notAsked) {
    }

    Reconciler(UserAccount account, PartitionDesk desk, Parts parts) {
        this.account = account;
        this.desk = desk;
        this.parts = parts;
    }

    /** Asks the journal for orders that ended under a former owner: a few each time. Lock not held. */
    LookedUp lookUp(List<BookOrder> book) {
        Set<String> unknown = account.locked(() -> account.dayBook().unknown(book, account.orders()));
        if (unknown.isEmpty()) {
            return new LookedUp(List.of(), Set.of());
        }
        List<String> asked = unknown.stream().limit(MOST_LOOKED_UP).toList();
        try {
            List<JournalOrder> orders = desk.past().of(asked).stream()
                    .filter(order -> order.userId().equals(account.userId)).map(JournalOrder::of).toList();
            Set<String> notAsked = new LinkedHashSet<>(unknown);
            asked.forEach(notAsked::remove);
            return new LookedUp(orders, notAsked);
        } catch (SQLException away) {
            LOG.debugf("journal not asked, next time userId=%s cause=%s", account.userId, away.getMessage());
            return new LookedUp(List.of(), unknown);
        }
    }

    /** Lock held, after the book's news have been taken. */
    void compare(List<BookOrder> book, LookedUp lookedUp, Instant askedAt, Instant readAt) {
        if (!desk.isRunning()) {
            return;
        }
        account.dayBook().foreign(book, askedAt).forEach(each -> tell(each, readAt));
        Changes changes = account.dayBook().compare(book, account.orders(), lookedUp.orders(), lookedUp.notAsked(),
                new Look(askedAt, parts.update().bookLag()));
        changes.found().forEach(this::found);
        changes.cleared().forEach(this::cleared);
    }

    private void tell(Sighting sighting, Instant readAt) {
        BookOrder order = sighting.order();
        Instant orderedAt = Optional.ofNullable(order.orderTimestamp()).orElse(readAt);
        if (sighting.isNew()) {
            parts.meters().foreign();
            ForeignCalls.count(account, parts, orderedAt);
        }
        ForeignTerms terms = new ForeignTerms(order.instrumentKey(), order.transactionType(), order.orderType(),
                order.product(), order.quantity(), order.price());
        BrokerOrder shown = BookReader.seen(order, readAt);
        Instant now = parts.time().now();
        account.write(JournalEntry.ofUser(account.userId, cause("foreign", order.orderId()), ForeignOrderSeen.class,
                sequence -> new ForeignOrderSeen(desk.partition(), sequence, account.userId, terms, order.orderTimestamp(),
                        shown, now, parts.software().now())));
    }

    private void found(Difference difference) {
        parts.meters().difference(difference.kind());
        String told = "%s orderId=%s userId=%s brokerOrderId=%s kind=%s journal=%s book=%s".formatted(
                "book and journal differ", difference.commandId(), account.userId, difference.brokerOrderId(),
                difference.kind(), difference.journalValue(), difference.bookValue());
        if (difference.kind() == DifferenceKind.EXTRA_AT_BROKER) {
            LOG.errorf("%s; entries of its instrument wait", told);
        } else {
            LOG.warn(told);
        }
        Instant now = parts.time().now();
        account.write(JournalEntry.ofUser(account.userId, cause(difference), DifferenceFound.class,
                sequence -> new DifferenceFound(desk.partition(), sequence, account.userId, difference, now,
                        parts.software().now())));
    }

    private void cleared(Difference difference) {
        parts.meters().differenceCleared(difference.kind());
        Instant now = parts.time().now();
        account.write(JournalEntry.ofUser(account.userId, cause(difference), DifferenceCleared.class,
                sequence -> new DifferenceCleared(desk.partition(), sequence, account.userId, difference, now,
                        parts.software().now())));
    }

    private Cause cause(Difference difference) {
        return cause("difference", difference.brokerOrderId() == null ? difference.commandId() : difference.brokerOrderId());
    }

    private Cause cause(String what, String id) {
        return Cause.first("%s-%s-%s".formatted(what, account.userId, id));
    }
}
