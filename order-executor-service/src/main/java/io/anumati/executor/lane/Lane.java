package io.anumati.executor.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jboss.logging.Logger;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.OrderEvent.Check;
import io.anumati.contracts.OrderEvent.Reason;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.RefusalReason;
import io.anumati.executor.backlog.Waiting;
import io.anumati.executor.check.Checks;
import io.anumati.executor.order.Order;

/**
 * Works off one user's commands, on a virtual thread that lives while there is work: checks what came in, waits for a turn, and
 * hands each order to a thread of its own. Entries of one instrument go one at a time, those of different instruments side by
 * side, strategies in turn. An unknown outcome holds back the user's entries in the same instrument only.
 */
final class Lane {

    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final long LOOK_AGAIN = Duration.ofMillis(100).toNanos();
    /** For what nobody tells: a view, a hold of all entries, the end of a validity. */
    static final long LONGEST_LOOK = Duration.ofSeconds(1).toNanos();
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final UserAccount account;
    private final PartitionDesk desk;
    private final Parts parts;
    private final PlaceCall call;
    private final Admission admission;
    private final Clearance clearance;
    private boolean running;
    private long patience = LOOK_AGAIN;

    Lane(UserAccount account, PartitionDesk desk, Parts parts) {
        this.account = account;
        this.desk = desk;
        this.parts = parts;
        this.call = new PlaceCall(account, desk, parts);
        this.admission = new Admission(account, desk, parts);
        this.clearance = new Clearance(account, parts);
    }

    /** Starts the thread if there is none; it ends by itself when nothing waits. */
    void work() {
        boolean start = account.locked(() -> {
            boolean idle = !running;
            running = true;
            return idle;
        });
        if (start) {
            Thread.ofVirtual().name("lane-" + account.userId).start(this::run);
        } else {
            account.wake();
        }
    }

    /** Refuses what waits and may no longer go out. @return how many */
    int refuseWhatMayNotGo() {
        return account.locked(() -> {
            int refused = 0;
            for (Order order : account.in(OrderState.QUEUED)) {
                List<Check> checks = Checks.lookAgain(order, account.world(order));
                Optional<Reason> reason = Checks.refusal(checks);
                if (reason.isPresent()) {
                    account.step(order, new OrderStep.Refused(reason.get(), checks));
                    refused++;
                }
            }
            return refused;
        });
    }

    /** Ends what waits of signals that were taken back. @return how many orders */
    int withdraw() {
        return account.locked(() -> {
            int withdrawn = 0;
            for (Order order : account.inMemory().waiting().all()) {
                withdrawn += withdraw(order) ? 1 : 0;
            }
            return withdrawn;
        });
    }

    private boolean withdraw(Order order) {
        Optional<OrderStep.Withdrawn> step = desk.withdrawals().of(order);
        step.ifPresent(taken -> account.step(order, taken));
        return step.isPresent();
    }

    /** What came, or came back, since the last look: the others were looked at when their signal was taken back. */
    private void withdrawNews() {
        for (Optional<Order> next = account.inMemory().waiting().news(); next
                .isPresent(); next = account.inMemory().waiting().news()) {
            withdraw(next.get());
        }
    }

    Admission admission() {
        return admission;
    }

    private void run() {
        Optional<Cleared> next = account.locked(this::nextToSend);
        while (next.isPresent()) {
            Cleared ready = next.get();
            Thread.ofVirtual().name("call-" + account.userId).start(() -> send(ready));
            next = account.locked(this::nextToSend);
        }
    }

    private void send(Cleared ready) {
        try {
            call.place(ready.order(), ready.slot(), ready::begin);
        } catch (RuntimeException unexpected) {
            LOG.errorf(unexpected, "call failed, the lane goes on orderId=%s", ready.order().commandId());
            account.locked(() -> account.backOff(AFTER_FAILURE));
        } finally {
            ready.giveBack();
            account.locked(() -> account.returned(ready.order().commandId()));
            work();
        }
    }

    /** Waits until an order may go, with all that it needs taken; empty when nothing is left to do. Never fails. */
    private Optional<Cleared> nextToSend() {
        while (desk.isRunning()) {
            try {
                withdrawNews();
                admit();
                expire();
                if (account.inMemory().waiting().isEmpty()) {
                    break;
                }
                long now = parts.time().nanos();
                Optional<Order> next = next();
                Optional<Cleared> ready = next.flatMap(order -> clearance.of(order, now));
                if (ready.isPresent()) {
                    account.inMemory().waiting().took(ready.get().order());
                    account.sent(ready.get().order());
                    return ready;
                }
                if (next.filter(order -> !order.isExit()).isEmpty()) {
                    clearance.giveUp();
                }
                awaitChange(next.map(order -> clearance.lookIn(order, now)).orElse(patience));
            } catch (RuntimeException unexpected) {
                LOG.errorf(unexpected, "lane failed and goes on userId=%s partition=%d", account.userId, desk.partition());
                clearance.giveUp();
                account.awaitChange(AFTER_FAILURE.toNanos());
            }
        }
        clearance.giveUp();
        running = false;
        return Optional.empty();
    }

    /** As long as nothing changes it looks less and less often: thousands of users may wait for the same. */
    private void awaitChange(long nanos) {
        boolean hasChanged = account.awaitChange(nanos);
        patience = hasChanged ? LOOK_AGAIN : Math.min(patience * 2, LONGEST_LOOK);
    }

    /** What could go now as far as the user's other orders are concerned: an exit, or where there is none, an entry. */
    private Optional<Order> next() {
        Optional<Order> exit = nextExit();
        boolean entriesWait = exit.isPresent() || desk.holdsEntries() || account.holds.guard().isShut() || account.reliefWaits()
                || account.underway() >= parts.config().callsAtOnce();
        return entriesWait ? exit : account.inMemory().waiting().nextEntry(account.heldInstruments());
    }

    /** Not held by what is unknown of other orders, nor by views that are stale. */
    private Optional<Order> nextExit() {
        return desk.holdsExits() ? Optional.empty() : account.inMemory().waiting().nextExit(account.exitingInstruments());
    }

    /** An entry waits for those before it, as long as there is a place for it; an exit waits for none. */
    private void admit() {
        Waiting waiting = account.inMemory().waiting();
        for (Optional<Order> entry = waiting.firstEntryToDecide().filter(this::canBeDecided); entry
                .isPresent(); entry = waiting.firstEntryToDecide().filter(this::canBeDecided)) {
            admitEntry(entry.get());
        }
        int most = parts.config().mostWaiting();
        for (Optional<Order> newest = waiting.beyond(most); newest.isPresent(); newest = waiting.beyond(most)) {
            admission.noPlace(newest.get());
        }
        for (Order order : account.inMemory().waiting().decidedAlone()) {
            if (order.asked().terms() == null) {
                account.step(order,
                        new OrderStep.Refused(Checks.reason(RefusalReason.ACTION_NOT_SUPPORTED, Map.of()), List.of()));
            } else {
                admission.exit(order);
            }
        }
    }

    /** It is received no longer then, whatever is decided. */
    private void admitEntry(Order order) {
        boolean isFull = account.inMemory().waiting().places() >= parts.config().mostWaiting();
        if (isFull && order.sliceOf().isEmpty()) {
            admission.noPlace(order);
        } else {
            admission.entry(order);
        }
    }

    /** Not on a view older than what the fan-out saw, nor on one that may be stale; but not beyond the order's validity. */
    private boolean canBeDecided(Order order) {
        long seen = account.authority().map(AuthorityChanged::version).orElse(0L);
        long needed = order.subject().authorityVersion() == null ? 0 : order.subject().authorityVersion();
        boolean fresh = seen >= needed && !desk.viewsAreStale();
        return fresh || !parts.time().now().isBefore(order.validUntil());
    }

    /** An exit that still waits to be sized is over then too. */
    private void expire() {
        Instant now = parts.time().now();
        for (Optional<Order> over = account.inMemory().waiting().over(now); over
                .isPresent(); over = account.inMemory().waiting().over(now)) {
            account.step(over.get(), new OrderStep.Expired(over.get().validUntil()));
        }
    }
}
