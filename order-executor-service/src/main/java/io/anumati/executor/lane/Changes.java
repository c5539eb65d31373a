package io.anumati.executor.lane;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import io.anumati.contracts.ChangeKind;
import io.anumati.contracts.ChangeState;
import io.anumati.contracts.ChangeStep;
import io.anumati.contracts.ChangeSubject;
import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.RefusalReason;
import io.anumati.executor.check.Checks;
import io.anumati.executor.journal.JournalEntry;
import io.anumati.executor.journal.JournalReader.Last;
import io.anumati.executor.order.Change;
import io.anumati.executor.order.ChangeProgress;
import io.anumati.executor.order.Order;
import io.anumati.upstox.BookOrder;
import io.anumati.upstox.HistoryRow;
import io.anumati.upstox.OrderStatus;

/**
 * A user's cancels and modifies that have not ended, and what is known of the orders that they concern. Guarded by the
 * account's
 * lock; steps go to the journal in the order in which they are taken here.
 */
final class Changes {

    private static final Logger LOG = Logger.getLogger(Changes.class);

    private final UserAccount account;
    private final PartitionDesk desk;
    private final Parts parts;
    private final Runnable hint;
    private final ChangeProgress.Times times;
    private final Map<String, Change> changes = new LinkedHashMap<>(4);
    private final Map<String, OrderState> ended = new HashMap<>(4);
    private final Set<String> asking = new HashSet<>(2);

    /** @param hint asks for a read of the book */
    Changes(UserAccount account, PartitionDesk desk, Parts parts, Runnable hint) {
        this.account = account;
        this.desk = desk;
        this.parts = parts;
        this.hint = hint;
        this.times = new ChangeProgress.Times(parts.throttle().lateArrival(), parts.unknown().safeTime());
    }

    /** Takes a change as it is. Lock held. */
    void remember(Change change) {
        account.hasNews.set(true);
        if (change.state().isFinal()) {
            changes.remove(change.commandId());
            ended.keySet().removeIf(target -> of(target).isEmpty());
        } else {
            changes.put(change.commandId(), change);
        }
    }

    /** Of a former owner: a call without result may have been made. Lock held. */
    void adopt(Change change) {
        remember(change);
        if (change.state() == ChangeState.SENDING) {
            step(change,
                    new ChangeStep.OutcomeUnknown(change.attempts(), change.sender(), null, "taken over without a result"));
        }
    }

    Optional<Change> change(String commandId) {
        return Optional.ofNullable(changes.get(commandId));
    }

    Collection<Change> open() {
        return List.copyOf(changes.values());
    }

    /** Takes a step: moves the change and hands the step to the journal. Lock held. */
    CompletableFuture<Void> step(Change change, ChangeStep step) {
        return step(change, step, change.subject());
    }

    CompletableFuture<Void> step(Change change, ChangeStep step, ChangeSubject subject) {
        Change moved = change.after(step, subject, parts.time().now());
        JournalEntry entry = ChangeRecord.of(desk.partition(), moved, step, parts.software().now());
        CompletableFuture<Void> durable = mayStandIn(subject, step) ? desk.appendRelief(entry).durable() : desk.append(entry);
        remember(moved);
        if (step instanceof ChangeStep.Done && subject.kind() == ChangeKind.MODIFY) {
            account.changed(moved.target(), moved.asked().terms());
        }
        boolean wasSent = change.state() == ChangeState.SENDING || change.awaitsBook();
        if (subject.kind() == ChangeKind.MODIFY && wasSent && ChangeProgress.isWithoutEffect(moved.state())) {
            account.dayBook().unmodified(moved.target());
        }
        account.wake();
        if (moved.state().isFinal()) {
            parts.meters().changed(moved.state());
        }
        if (moved.awaitsBook()) {
            hint.run();
        }
        return durable;
    }

    /** The end of a cancel that follows from the order's own step is not durable before that step. */
    private static boolean mayStandIn(ChangeSubject subject, ChangeStep step) {
        boolean followsOrder = step instanceof ChangeStep.Done done && done.shown() == null;
        return subject.kind() == ChangeKind.CANCEL && !followsOrder;
    }

    /** An order has ended: so have its changes, except one whose call is under way. Lock held. */
    void orderEnded(Order order) {
        if (!of(order.commandId()).isEmpty()) {
            ended.put(order.commandId(), order.state());
            endWithOrders();
        }
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Whether only the book can tell how a change stands. Lock held. */
    boolean awaitBook() {
        return changes.values().stream().anyMatch(Change::awaitsBook);
    }

    /**
     * Orders that the book shows open although a change of them was accepted: it may have been refused in between. Lock held.
     */
    List<Order> doubted(List<BookOrder> book) {
        Set<String> open = book.stream().filter(shown -> shown.orderStatus() == OrderStatus.OPEN).map(BookOrder::orderId)
                .collect(Collectors.toSet());
        return in(ChangeState.ACCEPTED).stream().filter(change -> open.contains(change.subject().brokerOrderId()))
                .flatMap(change -> account.order(change.target()).stream()).distinct().toList();
    }

    /** What a read of the book says. Lock held. @param history of the orders that were doubted */
    void learn(List<BookOrder> book, List<HistoryRow> history, Instant askedAt, Instant readAt) {
        if (!desk.isRunning()) {
            return;
        }
        for (Change change : open()) {
            book.stream().filter(shown -> shown.orderId().equals(change.subject().brokerOrderId())).findFirst()
                    .flatMap(shown -> ChangeProgress.step(change, shown(change, shown, history, readAt), askedAt, times))
                    .ifPresent(step -> step(change, step));
        }
    }

    /** A refusal may be over in the book at once: then only the history has its word, with the exchange's time of it. */
    private static ChangeProgress.Shown shown(Change change, BookOrder shown, List<HistoryRow> history, Instant readAt) {
        Instant since = change.intentAt().truncatedTo(ChronoUnit.SECONDS);
        Optional<BrokerOrder> refused = history.stream().filter(row -> row.orderId().equals(shown.orderId()))
                .filter(row -> row.status().strip().equals(ChangeProgress.refusalWord(change)))
                .filter(row -> row.exchangeTimestamp() != null && !row.exchangeTimestamp().isBefore(since))
                .map(row -> UnknownSearch.seen(row, readAt)).reduce((_, last) -> last);
        return new ChangeProgress.Shown(refused.orElseGet(() -> BookReader.seen(shown, readAt)), shown.quantity(),
                shown.price(),
                shown.triggerPrice());
    }

    List<Change> of(String target) {
        return changes.values().stream().filter(change -> change.target().equals(target)).toList();
    }

    List<Change> in(ChangeState state) {
        return changes.values().stream().filter(change -> change.state() == state).toList();
    }

    boolean hasWork() {
        return changes.values().stream().anyMatch(change -> waits(change) || isWithoutOrder(change));
    }

    private static boolean waits(Change change) {
        return change.state() == ChangeState.RECEIVED || change.state() == ChangeState.QUEUED;
    }

    /** Its order has ended, here or with a former owner, or never was. */
    private boolean isWithoutOrder(Change change) {
        return change.state() != ChangeState.SENDING && account.order(change.target()).isEmpty();
    }

    void admit() {
        for (Change change : open()) {
            Optional<Order> target = account.order(change.target());
            if (target.isPresent() && change.state() == ChangeState.RECEIVED) {
                admit(change, target.get());
            } else if (isWithoutOrder(change) && !ended.containsKey(change.target()) && asking.add(change.commandId())) {
                Thread.ofVirtual().name("target-" + change.commandId()).start(() -> askJournal(change));
            }
        }
        endWithOrders();
    }

    private void admit(Change change, Order target) {
        String consent = change.subject().authorisationId();
        if (consent != null && !consent.equals(target.subject().authorisationId())) {
            refuse(change);
        } else if (target.state().isFinal()) {
            ended.put(target.commandId(), target.state());
        } else if (change.isCancel() && isWaiting(target)) {
            account.step(target, new OrderStep.Withdrawn(parts.time().now(), "cancelled before it was sent"));
        } else {
            step(change, new ChangeStep.Queued());
        }
    }

    private static boolean isWaiting(Order target) {
        return target.state() == OrderState.RECEIVED || target.state() == OrderState.QUEUED;
    }

    private void refuse(Change change) {
        step(change, new ChangeStep.Refused(
                Checks.reason(RefusalReason.UNKNOWN_ORDER, Map.of("placedByCommandId", change.target())), List.of()));
    }

    /** An order that is not in memory has ended, or never was one of this user. */
    private void askJournal(Change change) {
        try {
            Optional<Last> last = desk.past().lastOf(change.target());
            account.locked(() -> learn(change.commandId(), last));
        } catch (SQLException away) {
            LOG.warnf("order of a change not looked up, tried again commandId=%s cause=%s", change.commandId(),
                    away.getMessage());
        } finally {
            account.locked(() -> {
                asking.remove(change.commandId());
                account.wake();
            });
        }
    }

    /** A state that is not final is older than what memory knew: asked again. */
    private void learn(String commandId, Optional<Last> last) {
        Optional<Change> change = change(commandId).filter(this::isWithoutOrder);
        if (change.isEmpty() || !desk.isRunning()) {
            return;
        }
        Optional<OrderState> state = last.filter(known -> known.userId().equals(account.userId))
                .flatMap(known -> state(known.state()));
        if (state.isEmpty() && waits(change.get())) {
            refuse(change.get());
        } else if (state.filter(OrderState::isFinal).isPresent()) {
            ended.put(change.get().target(), state.get());
        }
    }

    private static Optional<OrderState> state(String name) {
        return List.of(OrderState.values()).stream().filter(each -> each.name().equals(name)).findFirst();
    }

    void endWithOrders() {
        if (!desk.isRunning()) {
            return;
        }
        for (Change change : open()) {
            OrderState state = ended.get(change.target());
            if (state != null && change.state() != ChangeState.SENDING) {
                step(change, ChangeProgress.ended(change, state));
            }
        }
    }

    void expire() {
        Instant now = parts.time().now();
        open().stream().filter(Changes::waits).filter(change -> change.isOver(now))
                .forEach(change -> step(change, new ChangeStep.Expired(change.subject().validUntil())));
    }
}
