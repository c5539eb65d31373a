package io.anumati.executor.lane;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

import org.jboss.logging.Logger;

import io.anumati.contracts.ChangeState;
import io.anumati.contracts.ChangeStep;
import io.anumati.contracts.OrderEvent.ChangeSubject;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.RefusalReason;
import io.anumati.executor.check.Checks;
import io.anumati.executor.journal.JournalReader.Last;
import io.anumati.executor.order.Change;
import io.anumati.executor.order.ChangeProgress;
import io.anumati.executor.order.Order;
import io.anumati.executor.throttle.Claim;
import io.anumati.executor.throttle.Slot;
import io.anumati.executor.throttle.Windows;
import io.anumati.upstox.BookOrder;

/**
 * Works off one user's cancels and modifies, beside the lane of the orders, under the account's lock. Cancels go first, may use
 * the
 * reserve, and wait for nothing but their order's own place call: views that are stale, events that do not get out and unknown
 * outcomes of other orders hold back modifies only.
 */
final class ChangeLane {

    private static final Logger LOG = Logger.getLogger(ChangeLane.class);
    private static final long LOOK_AGAIN = Duration.ofMillis(100).toNanos();
    private static final long ROUTE_LOOK = Duration.ofMillis(10).toNanos();
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final UserAccount account;
    private final PartitionDesk desk;
    private final Parts parts;
    private final Runnable hint;
    private final ChangeCall call;
    private final ChangeProgress.Times times;
    private final Map<String, Change> changes = new LinkedHashMap<>(4);
    private final Map<String, OrderState> ended = new HashMap<>(4);
    private final Set<String> asking = new HashSet<>(2);
    private boolean running;
    private boolean waitsForSlot;

    /** A change whose turn it is, with its slot and its place on the route taken. */
    private record Ready(Change change, Slot slot, Semaphore route) {
    }

    /** @param hint asks for a read of the book */
    ChangeLane(UserAccount account, PartitionDesk desk, Parts parts, Runnable hint) {
        this.account = account;
        this.desk = desk;
        this.parts = parts;
        this.hint = hint;
        this.call = new ChangeCall(account, desk, parts, this);
        this.times = new ChangeProgress.Times(parts.throttle().lateArrival(), parts.unknown().safeTime());
    }

    /** Starts the thread if there is none. */
    void work() {
        boolean start = account.locked(() -> {
            boolean idle = !running && hasWork();
            running |= idle;
            return idle;
        });
        if (start) {
            Thread.ofVirtual().name("changes-" + account.userId).start(this::run);
        } else {
            account.wake();
        }
    }

    /** Takes a change as it is. Lock held. */
    void remember(Change change) {
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
        CompletableFuture<Void> durable = account
                .write(ChangeRecord.of(desk.partition(), moved, step, parts.software().now()));
        remember(moved);
        account.wake();
        if (moved.state().isFinal()) {
            parts.meters().changed(moved.state());
        }
        if (moved.awaitsBook()) {
            hint.run();
        }
        return durable;
    }

    /** An order has ended: so have its changes, except one whose call is under way. Lock held. */
    void orderEnded(Order order) {
        if (!of(order.commandId()).isEmpty()) {
            ended.put(order.commandId(), order.state());
            endWithOrders();
        }
    }

    /** Whether a cancel could go if there were a slot. Lock held. */
    boolean waitsForSlot() {
        return waitsForSlot;
    }

    /** Whether only the book can tell how a change stands. Lock held. */
    boolean awaitBook() {
        return changes.values().stream().anyMatch(Change::awaitsBook);
    }

    /** What a read of the book says. Lock held. */
    void learn(List<BookOrder> book, Instant askedAt, Instant readAt) {
        if (!desk.isRunning()) {
            return;
        }
        for (Change change : open()) {
            book.stream().filter(shown -> shown.orderId().equals(change.subject().brokerOrderId())).findFirst()
                    .flatMap(shown -> ChangeProgress.step(change, shown(shown, readAt), askedAt, times))
                    .ifPresent(step -> step(change, step));
        }
        work();
    }

    private static ChangeProgress.Shown shown(BookOrder shown, Instant readAt) {
        return new ChangeProgress.Shown(BookReader.seen(shown, readAt), shown.quantity(), shown.price(), shown.triggerPrice());
    }

    private List<Change> of(String target) {
        return changes.values().stream().filter(change -> change.target().equals(target)).toList();
    }

    private List<Change> in(ChangeState state) {
        return changes.values().stream().filter(change -> change.state() == state).toList();
    }

    private boolean hasWork() {
        return changes.values().stream().anyMatch(change -> waits(change) || isWithoutOrder(change));
    }

    private static boolean waits(Change change) {
        return change.state() == ChangeState.RECEIVED || change.state() == ChangeState.QUEUED;
    }

    /** Its order has ended, here or with a former owner, or never was. */
    private boolean isWithoutOrder(Change change) {
        return change.state() != ChangeState.SENDING && account.order(change.target()).isEmpty();
    }

    private void run() {
        Optional<Ready> next = account.locked(this::nextToSend);
        while (next.isPresent()) {
            Ready ready = next.get();
            Thread.ofVirtual().name("change-" + ready.change().commandId()).start(() -> send(ready));
            next = account.locked(this::nextToSend);
        }
    }

    private void send(Ready ready) {
        try {
            call.make(ready.change(), ready.slot());
        } catch (RuntimeException unexpected) {
            LOG.errorf(unexpected, "change failed, the lane goes on commandId=%s", ready.change().commandId());
            account.locked(() -> account.backOff(AFTER_FAILURE));
        } finally {
            ready.route().release();
            account.locked(() -> {
                call.returned(ready.change());
                endWithOrders();
            });
            work();
        }
    }

    /** Waits until a change may go, with its slot taken; empty when nothing is left to do. Never fails. */
    private Optional<Ready> nextToSend() {
        while (desk.isRunning() && hasWork()) {
            try {
                admit();
                expire();
                long now = parts.time().nanos();
                Optional<Change> next = next();
                Optional<Ready> ready = next.flatMap(change -> take(change, now));
                if (ready.isPresent()) {
                    return ready;
                }
                waitsForSlot = next.filter(Change::isCancel).isPresent();
                account.awaitChange(next.map(change -> wait(change, now)).orElse(LOOK_AGAIN));
            } catch (RuntimeException unexpected) {
                LOG.errorf(unexpected, "changes failed and go on userId=%s partition=%d", account.userId, desk.partition());
                account.awaitChange(AFTER_FAILURE.toNanos());
            } finally {
                waitsForSlot = false;
            }
        }
        running = false;
        return Optional.empty();
    }

    private void admit() {
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
            Optional<Last> last = desk.lastOf(change.target());
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

    private void endWithOrders() {
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

    private void expire() {
        Instant now = parts.time().now();
        open().stream().filter(ChangeLane::waits).filter(change -> change.isOver(now))
                .forEach(change -> step(change, new ChangeStep.Expired(change.subject().validUntil())));
    }

    /** Cancels first, then in order of arrival. */
    private Optional<Change> next() {
        return in(ChangeState.QUEUED).stream().filter(this::mayGo)
                .min(Comparator.comparing(change -> change.isCancel() ? 0 : 1));
    }

    private boolean mayGo(Change change) {
        boolean known = account.order(change.target()).filter(Order::isAtBroker).filter(order -> order.brokerOrderId() != null)
                .isPresent();
        boolean held = !change.isCancel() && desk.holdsEntries();
        return known && !held && !call.isUnderway(change)
                && of(change.target()).stream().noneMatch(other -> blocks(other, change));
    }

    /** One change of an order at a time; a cancel does not wait for the book to show a modify. */
    private static boolean blocks(Change other, Change change) {
        return other.state() == ChangeState.SENDING || other.awaitsBook() && (other.isCancel() || !change.isCancel());
    }

    private Optional<Ready> take(Change change, long now) {
        if (account.notBefore() - now > 0) {
            return Optional.empty();
        }
        Semaphore route = parts.routes().of(account.authority());
        if (!route.tryAcquire()) {
            return Optional.empty();
        }
        Optional<Slot> slot = account.throttle().reserve(claim(change), now);
        if (slot.isEmpty()) {
            route.release();
            return Optional.empty();
        }
        call.goes(change);
        return Optional.of(new Ready(change, slot.get(), route));
    }

    private long wait(Change change, long now) {
        long slot = account.throttle().earliest(claim(change), now);
        long goAt = slot == Windows.NEVER ? now + LOOK_AGAIN : Math.max(slot, account.notBefore());
        return Math.min(goAt - now > 0 ? goAt - now : ROUTE_LOOK, LOOK_AGAIN);
    }

    private Claim claim(Change change) {
        Order target = account.order(change.target()).orElseThrow();
        String algo = parts.limits().registered(target.subject().strategy().algoName()).orElse(null);
        return new Claim(change.isCancel() ? Claim.Urgency.RELIEF : Claim.Urgency.ENTRY, algo,
                target.subject().instrument().segment());
    }
}
