package io.anumati.executor.lane;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.EgressRoute;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.ControlEvent.KillSwitchChanged;
import io.anumati.contracts.OrderEvent.Check;
import io.anumati.contracts.OrderEvent.Evidence;
import io.anumati.contracts.OrderEvent.Reason;
import io.anumati.contracts.OrderEvent.Sender;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.executor.check.Checks;
import io.anumati.executor.check.World;
import io.anumati.executor.order.Order;
import io.anumati.executor.throttle.Slot;
import io.anumati.executor.vault.TokenLease;

/**
 * Places orders for which a slot of the throttle is taken: token, intent, last checks, call, result. The intent is durable
 * before
 * the call; only the process whose own statement wrote it calls, and once. Without state: one user's calls go side by side.
 */
final class PlaceCall {

    private static final Logger LOG = Logger.getLogger(PlaceCall.class);
    private static final int BANDS_ON_RECORD = 3;

    private final UserAccount account;
    private final PartitionDesk desk;
    private final Parts parts;
    private final CallToken token;
    private final CallResult result;
    private final GuardedCall call;

    /** An attempt whose intent is on its way into the journal. */
    private record Intended(Attempt attempt, CompletableFuture<Void> durable) {
    }

    PlaceCall(UserAccount account, PartitionDesk desk, Parts parts) {
        this.account = account;
        this.desk = desk;
        this.parts = parts;
        this.token = new CallToken(account, parts);
        this.result = new CallResult(account, desk, parts);
        this.call = new GuardedCall(account, parts, result);
    }

    /**
     * Gives the slot back in every case.
     *
     * @param begins runs when there is a lease: what comes before is the vault's time
     */
    void place(Order queued, Slot slot, Runnable begins) {
        MDC.put("correlationId", queued.cause().correlationId());
        try {
            intended(queued, slot, begins).ifPresent(this::callWhenDurable);
        } finally {
            MDC.remove("correlationId");
        }
    }

    private Optional<Intended> intended(Order queued, Slot slot, Runnable begins) {
        Optional<Intended> intended = Optional.empty();
        try {
            parts.meters().waitedForThrottle(queued.changedAt(), parts.time().now());
            Optional<TokenLease> lease = token.lease(Purpose.PLACE, reason -> refuse(queued.commandId(), reason));
            lease.ifPresent(_ -> begins.run());
            intended = lease.flatMap(given -> account.locked(() -> prepare(queued, slot, given)));
        } finally {
            if (intended.isEmpty()) {
                account.locked(slot::release);
            }
        }
        return intended;
    }

    private void callWhenDurable(Intended intended) {
        Attempt attempt = intended.attempt();
        boolean isFenced = false;
        try {
            IntentWait waited = await(intended);
            isFenced = waited == IntentWait.FENCED;
            switch (waited) {
                case DURABLE -> {
                    awaitSlot(attempt.slot());
                    callUnderLock(attempt);
                }
                case LATE -> result.notCalled(attempt, late(attempt));
                case FENCED -> LOG.warnf("no call, the partition has another owner orderId=%s", attempt.order().commandId());
            }
        } finally {
            endCall(attempt, isFenced);
        }
    }

    /** What a fenced owner leaves open is the next one's. */
    private void endCall(Attempt attempt, boolean isFenced) {
        account.locked(() -> {
            try {
                if (!isFenced) {
                    result.leaveNothingOpen(attempt);
                }
            } finally {
                account.callEnds(attempt.order().commandId());
            }
        });
    }

    /** The order may have been refused, expired or settled meanwhile, and the lease may end before the call begins. */
    private Optional<Intended> prepare(Order queued, Slot slot, TokenLease lease) {
        Optional<Order> waiting = account.order(queued.commandId()).filter(order -> order.state() == OrderState.QUEUED);
        if (waiting.isEmpty() || !desk.isRunning() || desk.holds(waiting.get())) {
            return Optional.empty();
        }
        Order order = waiting.get();
        World world = account.world(order);
        List<Check> checks = Checks.lookAgain(order, world);
        Optional<Reason> reason = Checks.refusal(checks);
        if (reason.isPresent()) {
            account.step(order, new OrderStep.Refused(reason.get(), checks));
            return Optional.empty();
        }
        if (!token.fits(lease, world) || !token.lasts(lease, world)) {
            return Optional.empty();
        }
        return attempt(order, slot, lease, world).map(attempt -> intend(attempt, world, checks));
    }

    private Optional<Attempt> attempt(Order order, Slot slot, TokenLease lease, World world) {
        AuthorityChanged authority = world.authority().orElseThrow();
        EgressRoute route = authority.route();
        Sender sender = new Sender(lease.fingerprint(), lease.tokenClass(), authority.connection().brokerAppId(),
                route.primary(), route.mode(), parts.config().tradingMode());
        int number = order.attempts() + 1;
        String tag = CommandIds.tag(order.commandId(), number);
        try {
            return Optional.of(new Attempt(order, slot, number, tag, sender,
                    lease.accessToken(), parts.egress(route), authority.version(), authority.connection().connectionId(),
                    world.now(), world.now().plus(parts.config().callWithin()),
                    parts.time().nanos() + parts.config().callWithin().toNanos()));
        } catch (IllegalArgumentException unusable) {
            refuse(order.commandId(), Checks.reason(RefusalReason.EGRESS_ROUTE_MISSING,
                    Map.of("route", String.valueOf(unusable.getMessage()))));
            return Optional.empty();
        }
    }

    private Intended intend(Attempt attempt, World world, List<Check> checks) {
        Order order = attempt.order();
        OrderStep intent = new OrderStep.Intent(attempt.number(), attempt.tag(), order.sized(),
                evidence(order, attempt.slot(), world, checks), attempt.sender(), attempt.callBy());
        CompletableFuture<Void> durable = account.step(order, intent);
        account.callBegins(order.commandId());
        return new Intended(attempt, durable);
    }

    private Evidence evidence(Order order, Slot slot, World world, List<Check> checks) {
        Map<String, Long> kills = world.kills().values().stream()
                .collect(Collectors.toMap(kill -> kill.scope().key(), KillSwitchChanged::version));
        String riskSet = "%d/%d".formatted(world.authority().map(AuthorityChanged::version).orElse(0L),
                order.subject().paramVersion());
        int[] calls = Arrays.copyOf(slot.callsBefore(), BANDS_ON_RECORD);
        return new Evidence(riskSet, checks, null, null, null, kills, calls[0], calls[1], calls[2], world.ordersToday());
    }

    /** No longer than the call may start: slot, route and the guard's leave are others' then. */
    private IntentWait await(Intended intended) {
        long started = parts.time().nanos();
        IntentWait waited = IntentWait.of(intended.durable(), intended.attempt().callByNanos() - started);
        parts.meters().intentWritten(parts.time().nanos() - started);
        return waited;
    }

    private static OrderStep late(Attempt attempt) {
        return new OrderStep.NotSent(attempt.number(), attempt.tag(), "the intent was not durable in time");
    }

    private void awaitSlot(Slot slot) {
        for (long left = slot.notBefore() - parts.time().nanos(); left > 0; left = slot.notBefore() - parts.time().nanos()) {
            LockSupport.parkNanos(left);
        }
    }

    private void callUnderLock(Attempt attempt) {
        account.calls.readLock().lock();
        try {
            Optional<OrderStep> objection = safely(attempt);
            if (objection.isPresent()) {
                result.notCalled(attempt, objection.get());
            } else {
                call.make(attempt, () -> mayStillLeave(attempt));
            }
        } finally {
            account.calls.readLock().unlock();
        }
    }

    /** An intent is never left without a result: when the checks break, the call is not made. */
    private Optional<OrderStep> safely(Attempt attempt) {
        try {
            return objection(attempt);
        } catch (RuntimeException unexpected) {
            LOG.errorf(unexpected, "last checks failed orderId=%s", attempt.order().commandId());
            return Optional.of(new OrderStep.NotSent(attempt.number(), attempt.tag(), "the last checks failed"));
        }
    }

    /** The last checks, on what is known now. */
    private Optional<OrderStep> objection(Attempt attempt) {
        if (!desk.isOwner() || desk.holds(attempt.order()) || !isInTime(attempt) || account.isBackingOff()) {
            return Optional.of(new OrderStep.NotSent(attempt.number(), attempt.tag(), "held back before the call"));
        }
        return account.locked(() -> {
            List<Check> checks = Checks.lookAgain(attempt.order(), account.world(attempt.order()));
            return Checks.refusal(checks).map(reason -> (OrderStep) new OrderStep.Refused(reason, checks));
        });
    }

    /** On the connection's thread, just before the first byte: memory only. */
    private boolean mayStillLeave(Attempt attempt) {
        return desk.isOwner() && isInTime(attempt)
                && Checks.refusal(Checks.lookAgain(attempt.order(), world(attempt.order(), parts.time().now()))).isEmpty();
    }

    private boolean isInTime(Attempt attempt) {
        return attempt.isInTime(parts.time().now(), parts.time().nanos());
    }

    private World world(Order order, Instant now) {
        return parts.views().world(desk.partition(), order, account.hold(), 0, now);
    }

    private void refuse(String commandId, Reason reason) {
        account.order(commandId).filter(order -> order.state() == OrderState.QUEUED)
                .ifPresent(order -> account.step(order, new OrderStep.Refused(reason, List.of())));
    }
}
