package io.anumati.executor.lane;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import org.jboss.logging.Logger;

import io.anumati.contracts.ChangeState;
import io.anumati.executor.order.Change;
import io.anumati.executor.order.Order;
import io.anumati.executor.throttle.Claim;
import io.anumati.executor.throttle.Slot;
import io.anumati.executor.throttle.Windows;

/**
 * Works off one user's cancels and modifies, beside the lane of the orders, under the account's lock. Cancels go first, may use
 * the reserve, and wait for nothing but their order's own place call: views that are stale, events that do not get out and
 * unknown outcomes of other orders hold back modifies only.
 */
final class ChangeLane implements Relief {

    private static final Logger LOG = Logger.getLogger(ChangeLane.class);
    private static final long LOOK_AGAIN = Duration.ofMillis(100).toNanos();
    private static final long ROUTE_LOOK = Duration.ofMillis(10).toNanos();
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final UserAccount account;
    private final PartitionDesk desk;
    private final Parts parts;
    private final Changes changes;
    private final ChangeCall call;
    private boolean running;
    private boolean waitsForSlot;

    /** A change whose turn it is, with its slot and its place on the route taken. */
    private record Ready(Change change, Slot slot, Semaphore route) {
    }

    ChangeLane(UserAccount account, PartitionDesk desk, Parts parts, Changes changes) {
        this.account = account;
        this.desk = desk;
        this.parts = parts;
        this.changes = changes;
        this.call = new ChangeCall(account, desk, parts, changes);
    }

    /** Starts the thread if there is none. */
    void work() {
        boolean start = account.locked(() -> {
            boolean idle = !running && changes.hasWork();
            running |= idle;
            return idle;
        });
        if (start) {
            Thread.ofVirtual().name("changes-" + account.userId).start(this::run);
        } else {
            account.wake();
        }
    }

    /** What the book has told may be work again. */
    void tick() {
        if (account.locked(() -> !running && changes.hasWork())) {
            work();
        }
    }

    @Override
    public void orderEnded(Order order) {
        changes.orderEnded(order);
    }

    @Override
    public boolean waitsForSlot() {
        return waitsForSlot;
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
                changes.endWithOrders();
            });
            work();
        }
    }

    /** Waits until a change may go, with its slot taken; empty when nothing is left to do. Never fails. */
    private Optional<Ready> nextToSend() {
        while (desk.isRunning() && changes.hasWork()) {
            try {
                changes.admit();
                changes.expire();
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

    /** Cancels first, then in order of arrival. */
    private Optional<Change> next() {
        return changes.in(ChangeState.QUEUED).stream().filter(this::mayGo)
                .min(Comparator.comparing(change -> change.isCancel() ? 0 : 1));
    }

    private boolean mayGo(Change change) {
        boolean known = account.order(change.target()).filter(Order::isAtBroker).filter(order -> order.brokerOrderId() != null)
                .isPresent();
        boolean held = !change.isCancel() && desk.holdsEntries();
        return known && !held && !call.isUnderway(change)
                && changes.of(change.target()).stream().noneMatch(other -> blocks(other, change));
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
