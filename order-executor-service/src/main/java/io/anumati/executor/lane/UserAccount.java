package io.anumati.executor.lane;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.ChangeStep.NewTerms;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.RefusalReason;
import io.anumati.executor.backlog.Orders;
import io.anumati.executor.check.World;
import io.anumati.executor.journal.JournalEntry;
import io.anumati.executor.journal.Mark;
import io.anumati.executor.order.Order;
import io.anumati.executor.reconcile.DayBook;
import io.anumati.executor.throttle.Throttle;

/**
 * All that the owner of a partition knows of one user: unfinished orders in order of arrival, the throttle, what the broker has
 * refused. Guarded by one lock that is never held across a call or a write; steps go to the journal in the order in which they
 * are taken here.
 *
 * <p>
 * Whoever calls the broker to place holds the read side of {@link #calls} from its last check to the answer; whoever applies a
 * kill or a new authority takes the write side, so what is applied holds for every call that is not over by then.
 */
final class UserAccount {

    final String userId;
    final ReentrantReadWriteLock calls = new ReentrantReadWriteLock();
    final UserHolds holds;
    final BrokerRefusals refusals;
    /** Something came since the user was last looked after. */
    final AtomicBoolean hasNews = new AtomicBoolean(true);

    private final PartitionDesk desk;
    private final Parts parts;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Orders orders = new Orders();
    private final DayCounts ordersToday;
    private final Throttle throttle;
    private volatile long notBefore;
    private volatile long mayArriveUntil;
    private final Map<String, String> underway = new HashMap<>(4);
    private final Set<String> calling = new HashSet<>(4);
    private final DayBook dayBook = new DayBook();
    private final Holdings holdings;
    private Relief relief = Relief.NONE;

    UserAccount(String userId, PartitionDesk desk, Parts parts, Throttle throttle) {
        this.userId = userId;
        this.desk = desk;
        this.parts = parts;
        this.throttle = throttle;
        this.holds = new UserHolds(() -> parts.guard(userId));
        this.notBefore = parts.time().nanos();
        this.mayArriveUntil = notBefore;
        this.ordersToday = new DayCounts(today());
        this.refusals = new BrokerRefusals(parts.time()::now);
        this.holdings = new Holdings(parts.time());
    }

    void serve(Relief served) {
        relief = served;
    }

    /** Whether entries must leave the next slot to a cancel. Lock held. */
    boolean reliefWaits() {
        return relief.waitsForSlot();
    }

    /** What this trading date's orders came to that have ended. Lock held. */
    Holdings holdings() {
        return holdings;
    }

    /** Runs with the lock held. */
    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Waits, with the lock given up, until something changed or the time is over. Lock held. @return whether it changed */
    boolean awaitChange(long nanos) {
        try {
            return changed.await(Math.max(1, nanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    void wake() {
        locked(changed::signalAll);
    }

    /** Takes a step: moves the order and hands the step to the journal. Lock held. */
    CompletableFuture<Void> step(Order order, OrderStep step) {
        return step(order, step, order.subject(), Optional.empty());
    }

    CompletableFuture<Void> step(Order order, OrderStep step, OrderSubject subject, Optional<Mark> mark) {
        Order moved = order.after(step, subject, parts.time().now());
        JournalEntry entry = StepRecord.of(desk.partition(), moved, step, parts.software().now(), mark);
        CompletableFuture<Void> durable = desk.append(entry);
        remember(moved);
        changed.signalAll();
        parts.meters().step(step.getClass().getSimpleName());
        Alarms.raise(order, moved, parts.meters());
        if (moved.state().isFinal() && moved.state() != order.state()) {
            parts.meters().outcome(moved.state(), StepRecord.reason(step));
            holdings.ended(moved, step);
            relief.orderEnded(moved);
        }
        return durable;
    }

    CompletableFuture<Void> write(JournalEntry entry) {
        return desk.append(entry);
    }

    /** Takes an order as it is: a new command, or one of a former owner. Lock held. */
    void remember(Order order) {
        hasNews.set(true);
        boolean gone = order.state().isFinal() && order.state() != OrderState.PROVEN_ABSENT
                && !calling.contains(order.commandId());
        if (gone) {
            orders.remove(order.commandId());
            dayBook.ended(order);
        } else {
            orders.put(order);
        }
    }

    /** Handed over to be placed: it waits no longer, and its instrument is taken. Lock held. */
    void sent(Order order) {
        underway.put(order.commandId(), order.instrumentKey());
    }

    /** Whoever placed it is done with it, whatever came of it. Lock held. */
    void returned(String commandId) {
        underway.remove(commandId);
        changed.signalAll();
    }

    /** Orders handed over and not yet returned. */
    int underway() {
        return underway.size();
    }

    List<Order> onTheirWay() {
        return underway.keySet().stream().flatMap(commandId -> order(commandId).stream()).toList();
    }

    /** From the intent to its result the order stays here, even if the book settles it first. Lock held. */
    void callBegins(String commandId) {
        calling.add(commandId);
    }

    void callEnds(String commandId) {
        calling.remove(commandId);
        changed.signalAll();
        order(commandId).ifPresent(this::remember);
    }

    /** Returns when no intent is without its result, or at this time. Lock not held. @return whether none is */
    boolean awaitCallEnd(long deadline) {
        return locked(() -> {
            for (long wait = deadline - nanos(); !calling.isEmpty() && wait > 0; wait = deadline - nanos()) {
                awaitChange(wait);
            }
            return calling.isEmpty();
        });
    }

    /** A call that was given up without an answer may still arrive at the broker until then. Lock held. */
    void mayArriveUntil(long nanos) {
        mayArriveUntil = nanos - mayArriveUntil > 0 ? nanos : mayArriveUntil;
    }

    long mayArriveUntil() {
        return mayArriveUntil;
    }

    long nanos() {
        return parts.time().nanos();
    }

    Optional<Order> order(String commandId) {
        return orders.find(commandId);
    }

    /** All of them, in order of arrival, as a copy: for those who look seldom. */
    List<Order> orders() {
        return orders.all();
    }

    List<Order> in(OrderState state) {
        return orders.in(state);
    }

    /** Instruments of orders that are on their way, or whose outcome must be known first. */
    Set<String> heldInstruments() {
        Set<String> held = new HashSet<>(underway.values());
        held.addAll(orders.unsettledInstruments());
        held.addAll(dayBook.heldInstruments());
        return held;
    }

    /** A modify of it is done: the order is now what that asked for. Lock held. */
    void changed(String commandId, NewTerms terms) {
        order(commandId).ifPresent(order -> remember(order.changed(terms)));
        dayBook.changed(commandId, terms);
    }

    /** What is compared with the broker's book. Lock held. */
    DayBook dayBook() {
        return dayBook;
    }

    /** Instruments of exits that are on their way. */
    Set<String> exitingInstruments() {
        return underway.keySet().stream().flatMap(commandId -> order(commandId).stream()).filter(Order::isExit)
                .map(Order::instrumentKey).collect(Collectors.toSet());
    }

    /** Orders by state, turn and time. Lock held. */
    Orders inMemory() {
        return orders;
    }

    Throttle throttle() {
        return throttle;
    }

    long notBefore() {
        return notBefore;
    }

    boolean isBackingOff() {
        return notBefore - nanos() > 0;
    }

    void backOff(Duration wait) {
        long until = parts.time().nanos() + wait.toNanos();
        notBefore = until - notBefore > 0 ? until : notBefore;
    }

    World world(Order order) {
        int today = ordersToday.of(order.subject().authorisationId(), today()) + dayBook.foreignOn(today());
        return parts.views().world(desk.partition(), order, hold(), today, parts.time().now());
    }

    Optional<AuthorityChanged> authority() {
        return parts.views().authority(desk.partition(), userId);
    }

    void countQueued(String authorisationId) {
        ordersToday.add(authorisationId, today());
    }

    void setCount(String authorisationId, int count) {
        ordersToday.set(authorisationId, count);
    }

    /** Why the broker takes nothing under the authority in view, if so. */
    Optional<RefusalReason> hold() {
        return refusals.of(authority().map(AuthorityChanged::version).orElse(0L));
    }

    private LocalDate today() {
        return World.tradingDate(parts.time().now());
    }
}
