package io.anumati.executor.lane;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;

import org.jboss.logging.Logger;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.ChangeKind;
import io.anumati.contracts.ChangeState;
import io.anumati.contracts.ChangeStep;
import io.anumati.contracts.ChangeSubject;
import io.anumati.contracts.OrderEvent.Check;
import io.anumati.contracts.OrderEvent.Reason;
import io.anumati.contracts.OrderEvent.Sender;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.executor.check.Checks;
import io.anumati.executor.check.World;
import io.anumati.executor.order.Change;
import io.anumati.executor.order.Order;
import io.anumati.executor.throttle.Slot;
import io.anumati.executor.vault.TokenLease;
import io.anumati.upstox.Answers;
import io.anumati.upstox.BrokerFailure;
import io.anumati.upstox.CallFacts;

/**
 * Makes the call of a change for which a slot is taken, as {@link PlaceCall} does for a place: token, intent, last checks,
 * call,
 * result. A modify needs what a place needs; a cancel needs the session and the user's own way out, and nothing else.
 */
final class ChangeCall {

    private static final Logger LOG = Logger.getLogger(ChangeCall.class);

    private final UserAccount account;
    private final PartitionDesk desk;
    private final Parts parts;
    private final Changes changes;
    private final CallToken token;
    private final ChangeResult result;
    private final Set<String> underway = new HashSet<>(2);

    private record Intended(ChangeAttempt attempt, CompletableFuture<Void> durable) {
    }

    ChangeCall(UserAccount account, PartitionDesk desk, Parts parts, Changes changes) {
        this.account = account;
        this.desk = desk;
        this.parts = parts;
        this.changes = changes;
        this.token = new CallToken(account, parts);
        this.result = new ChangeResult(account, desk, parts, changes);
    }

    /** Handed over to be made. Lock held. */
    void goes(Change change) {
        underway.add(change.commandId());
    }

    /** Done with, whatever came of it. Lock held. */
    void returned(Change change) {
        underway.remove(change.commandId());
    }

    boolean isUnderway(Change change) {
        return underway.contains(change.commandId());
    }

    /** Gives the slot back in every case. */
    void make(Change queued, Slot slot) {
        Optional<Intended> intended = Optional.empty();
        try {
            intended = lease(queued).flatMap(lease -> account.locked(() -> prepare(queued, slot, lease)));
        } finally {
            if (intended.isEmpty()) {
                account.locked(slot::release);
            }
        }
        intended.ifPresent(this::callWhenDurable);
    }

    private Optional<TokenLease> lease(Change change) {
        return token.lease(change.isCancel() ? Purpose.CANCEL : Purpose.MODIFY, reason -> waiting(change)
                .ifPresent(known -> changes.step(known, new ChangeStep.Refused(reason, List.of()))));
    }

    private Optional<Change> waiting(Change change) {
        return changes.change(change.commandId()).filter(known -> known.state() == ChangeState.QUEUED);
    }

    /** The change or its order may have ended meanwhile. */
    private Optional<Intended> prepare(Change queued, Slot slot, TokenLease lease) {
        Optional<Change> waiting = waiting(queued);
        Optional<Order> target = account.order(queued.target()).filter(Order::isAtBroker)
                .filter(order -> order.brokerOrderId() != null);
        if (waiting.isEmpty() || target.isEmpty() || !desk.isRunning() || holds(queued)) {
            return Optional.empty();
        }
        World world = account.world(target.get());
        List<Check> checks = checks(queued, target.get(), world);
        Optional<Reason> reason = Checks.refusal(checks);
        if (reason.isPresent()) {
            changes.step(waiting.get(), new ChangeStep.Refused(reason.get(), checks));
            return Optional.empty();
        }
        if (!token.fits(lease, world)) {
            return Optional.empty();
        }
        return attempt(waiting.get(), target.get(), slot, lease, world).map(attempt -> intend(attempt, checks));
    }

    private boolean holds(Change change) {
        return !change.isCancel() && desk.holdsEntries();
    }

    private static List<Check> checks(Change change, Order target, World world) {
        return change.isCancel() ? Checks.cancel(target, world) : Checks.modify(target, world, change.asked().terms());
    }

    private Optional<ChangeAttempt> attempt(Change change, Order target, Slot slot, TokenLease lease, World world) {
        AuthorityChanged authority = world.authority().orElseThrow();
        Sender sender = new Sender(lease.fingerprint(), lease.tokenClass(), authority.connection().brokerAppId(),
                authority.route().primary(), authority.route().mode(), parts.config().tradingMode());
        try {
            return Optional.of(new ChangeAttempt(change, target, slot, change.attempts() + 1, sender, lease.accessToken(),
                    parts.egress(authority.route()), authority.version(), authority.connection().connectionId(), world.now(),
                    world.now().plus(parts.config().callWithin()),
                    parts.time().nanos() + parts.config().callWithin().toNanos()));
        } catch (IllegalArgumentException unusable) {
            changes.step(change, new ChangeStep.Refused(Checks.reason(RefusalReason.EGRESS_ROUTE_MISSING,
                    Map.of("route", String.valueOf(unusable.getMessage()))), List.of()));
            return Optional.empty();
        }
    }

    private Intended intend(ChangeAttempt attempt, List<Check> checks) {
        Change change = attempt.change();
        ChangeSubject known = change.subject();
        ChangeSubject subject = new ChangeSubject(known.kind(), known.userId(), known.authorisationId(), known.signalId(),
                known.validUntil(), known.targetCommandId(), attempt.orderId(), attempt.target().subject().instrument());
        ChangeStep intent = new ChangeStep.Intent(attempt.number(), attempt.orderId(), change.asked().terms(), checks,
                attempt.sender(), attempt.callBy());
        CompletableFuture<Void> durable = changes.step(change, intent, subject);
        if (known.kind() == ChangeKind.MODIFY) {
            account.dayBook().modified(known.targetCommandId(), parts.time().now());
        }
        account.callBegins(change.commandId());
        return new Intended(attempt, durable);
    }

    private void callWhenDurable(Intended intended) {
        ChangeAttempt attempt = intended.attempt();
        boolean isFenced = false;
        try {
            IntentWait waited = IntentWait.of(intended.durable(), attempt.callByNanos() - parts.time().nanos());
            isFenced = waited == IntentWait.FENCED;
            switch (waited) {
                case DURABLE -> callInTurn(attempt);
                case LATE -> result.notCalled(attempt,
                        new ChangeStep.NotSent(attempt.number(), "the intent was not durable in time"));
                case FENCED -> LOG.warnf("no call, the partition has another owner commandId=%s",
                        attempt.change().commandId());
            }
        } finally {
            endCall(attempt, isFenced);
        }
    }

    /** What a fenced owner leaves open is the next one's. */
    private void endCall(ChangeAttempt attempt, boolean isFenced) {
        account.locked(() -> {
            try {
                if (!isFenced) {
                    result.leaveNothingOpen(attempt);
                }
            } finally {
                account.callEnds(attempt.change().commandId());
            }
        });
    }

    /** A kill waits for modifies that are under way, as for places; cancels pass. */
    private void callInTurn(ChangeAttempt attempt) {
        Lock calls = account.calls.readLock();
        if (attempt.change().isCancel()) {
            callUnlessObjected(attempt);
            return;
        }
        calls.lock();
        try {
            callUnlessObjected(attempt);
        } finally {
            calls.unlock();
        }
    }

    private void callUnlessObjected(ChangeAttempt attempt) {
        Optional<ChangeStep> objection = objection(attempt);
        if (objection.isPresent()) {
            result.notCalled(attempt, objection.get());
        } else {
            call(attempt);
        }
    }

    /** The last checks, on what is known now. An intent is never left without a result. */
    private Optional<ChangeStep> objection(ChangeAttempt attempt) {
        try {
            if (!desk.isOwner() || holds(attempt.change()) || !isInTime(attempt)) {
                return Optional.of(new ChangeStep.NotSent(attempt.number(), "held back before the call"));
            }
            return account.locked(() -> {
                List<Check> checks = checks(attempt.change(), attempt.target(), account.world(attempt.target()));
                return Checks.refusal(checks).map(reason -> (ChangeStep) new ChangeStep.Refused(reason, checks));
            });
        } catch (RuntimeException unexpected) {
            LOG.errorf(unexpected, "last checks failed commandId=%s", attempt.change().commandId());
            return Optional.of(new ChangeStep.NotSent(attempt.number(), "the last checks failed"));
        }
    }

    /** On the connection's thread, just before the first byte: memory only. */
    private boolean mayStillLeave(ChangeAttempt attempt) {
        Instant now = parts.time().now();
        World world = parts.views().world(desk.partition(), attempt.target(), account.hold(), 0, now);
        return desk.isOwner() && isInTime(attempt)
                && Checks.refusal(checks(attempt.change(), attempt.target(), world)).isEmpty();
    }

    private boolean isInTime(ChangeAttempt attempt) {
        return attempt.isInTime(parts.time().now(), parts.time().nanos());
    }

    private void call(ChangeAttempt attempt) {
        long started = parts.time().nanos();
        try {
            CallFacts facts = answer(attempt);
            parts.meters().brokerAnswered(parts.time().nanos() - started);
            result.accepted(attempt, facts);
        } catch (BrokerFailure failure) {
            parts.meters().brokerFailed(failure, parts.time().nanos() - started);
            result.failed(attempt, failure);
        } catch (RuntimeException unexpected) {
            LOG.errorf(unexpected, "call ended in an unexpected way commandId=%s", attempt.change().commandId());
            result.unclear(attempt, unexpected);
        }
    }

    private CallFacts answer(ChangeAttempt attempt) {
        String algoName = attempt.target().subject().strategy().algoName();
        if (attempt.change().isCancel()) {
            return Answers.await(parts.broker().orders().cancel(attempt.token(), attempt.egress(), algoName, attempt.orderId(),
                    () -> mayStillLeave(attempt))).facts();
        }
        return Answers.await(parts.broker().orders().modify(attempt.token(), attempt.egress(), algoName, attempt.request(),
                () -> mayStillLeave(attempt))).facts();
    }
}
