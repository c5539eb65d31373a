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
import io.anumati.executor.check.Checks;
import io.anumati.executor.check.Decision;
import io.anumati.executor.order.Order;
import io.anumati.executor.throttle.Throttle;

/**
 * Works off one user's commands in the order of their arrival, on a virtual thread that lives while there is work: checks what
 * came in, waits for the user's turn, places. An unknown outcome holds back the user's entries in the same instrument only.
 */
final class Lane {

    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final long LOOK_AGAIN = Duration.ofMillis(100).toNanos();
    private static final long IDLE_LOOK = Duration.ofMillis(500).toNanos();
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final UserAccount account;
    private final PartitionDesk desk;
    private final Parts parts;
    private final PlaceCall call;
    private boolean running;
    private long waitingSince;

    Lane(UserAccount account, PartitionDesk desk, Parts parts) {
        this.account = account;
        this.desk = desk;
        this.parts = parts;
        this.call = new PlaceCall(account, desk, parts);
    }

    /** Starts the thread if there is none. */
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

    private void run() {
        while (true) {
            try {
                Optional<Order> next = account.locked(this::nextToSend);
                if (next.isEmpty()) {
                    return;
                }
                call.place(next.get());
            } catch (RuntimeException unexpected) {
                LOG.errorf(unexpected, "lane failed and goes on userId=%s partition=%d", account.userId, desk.partition());
                account.locked(() -> {
                    account.backOff(AFTER_FAILURE);
                    account.awaitChange(AFTER_FAILURE.toNanos());
                });
            }
        }
    }

    /** Waits until an order may go, with a slot of the throttle taken for it; empty when nothing is left to do. */
    private Optional<Order> nextToSend() {
        waitingSince = parts.time().nanos();
        while (desk.isRunning()) {
            admit();
            expire();
            List<Order> queued = account.in(OrderState.QUEUED);
            if (queued.isEmpty() && account.in(OrderState.RECEIVED).isEmpty()) {
                break;
            }
            Optional<Order> next = queued.stream().filter(order -> !account.isInstrumentHeld(order.instrumentKey()))
                    .findFirst();
            long now = parts.time().nanos();
            long goAt = next.isEmpty() ? now + LOOK_AGAIN : goAt(now);
            if (goAt - now <= 0 && next.isPresent() && account.throttle().reserve(now)) {
                parts.meters().waitedForThrottle(now - waitingSince);
                return next;
            }
            account.awaitChange(Math.min(goAt - now, IDLE_LOOK));
        }
        running = false;
        return Optional.empty();
    }

    private long goAt(long now) {
        if (desk.holdsEntries()) {
            return now + LOOK_AGAIN;
        }
        long slot = account.throttle().earliest(now);
        long backOff = account.notBefore();
        long wait = slot == Throttle.NEVER ? IDLE_LOOK : Math.max(slot - now, backOff - now);
        return now + Math.max(0, wait);
    }

    private void admit() {
        for (Order order : account.in(OrderState.RECEIVED)) {
            if (order.asked().terms() == null) {
                refuse(order, RefusalReason.ACTION_NOT_SUPPORTED);
            } else if (canBeDecided(order)) {
                decide(order);
            } else {
                return;
            }
        }
    }

    /** Not on a view older than what the fan-out saw, nor on one that may be stale; but not beyond the order's validity. */
    private boolean canBeDecided(Order order) {
        long seen = account.authority().map(AuthorityChanged::version).orElse(0L);
        long needed = order.subject().authorityVersion() == null ? 0 : order.subject().authorityVersion();
        boolean fresh = seen >= needed && !desk.viewsAreStale();
        return fresh || !parts.time().now().isBefore(order.validUntil());
    }

    private void decide(Order order) {
        switch (Checks.decide(order, account.world(order))) {
            case Decision.Admitted(var sized, var subject, var checks) -> {
                account.step(order, new OrderStep.Queued(sized, checks), subject, Optional.empty());
                account.countQueued(subject.authorisationId());
            }
            case Decision.Denied(var reason, var checks) -> account.step(order, new OrderStep.Refused(reason, checks));
        }
    }

    private void refuse(Order order, RefusalReason code) {
        account.step(order, new OrderStep.Refused(Checks.reason(code, Map.of()), List.of()));
    }

    private void expire() {
        Instant now = parts.time().now();
        account.in(OrderState.QUEUED).stream().filter(order -> !now.isBefore(order.validUntil()))
                .forEach(order -> account.step(order, new OrderStep.Expired(order.validUntil())));
    }
}
