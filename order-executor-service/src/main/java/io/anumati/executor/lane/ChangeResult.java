package io.anumati.executor.lane;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import org.jboss.logging.Logger;

import io.anumati.contracts.ChangeState;
import io.anumati.contracts.ChangeStep;
import io.anumati.contracts.OrderEvent.BrokerCall;
import io.anumati.contracts.OrderEvent.Latency;
import io.anumati.contracts.OrderEvent.Reason;
import io.anumati.contracts.RefusalReason;
import io.anumati.executor.check.Checks;
import io.anumati.upstox.BrokerFailure;
import io.anumati.upstox.CallFacts;
import io.anumati.upstox.Declined;
import io.anumati.upstox.NotSent;
import io.anumati.upstox.OutcomeUnknown;
import io.anumati.upstox.Throttled;
import io.anumati.upstox.Unauthorised;

/** Writes down how the call of a change ended, and gives its slot back when it is right to. */
final class ChangeResult {

    private static final Logger LOG = Logger.getLogger(ChangeResult.class);

    /** The order is final, which the book may show later (pages "Cancel Order V3", "Modify Order V3"). */
    private static final Set<String> ORDER_IS_OVER = Set.of("UDAPI100040", "UDAPI100041");

    private final UserAccount account;
    private final Parts parts;
    private final Changes changes;
    private final SessionDoubt doubt;
    private final Doubling notSent = new Doubling(Duration.ofMillis(100));

    ChangeResult(UserAccount account, PartitionDesk desk, Parts parts, Changes changes) {
        this.account = account;
        this.parts = parts;
        this.changes = changes;
        this.doubt = new SessionDoubt(account, desk, parts);
    }

    void accepted(ChangeAttempt attempt, CallFacts facts) {
        account.locked(() -> {
            take(attempt, new ChangeStep.Accepted(attempt.number(), attempt.sender(), call(attempt, facts)));
            answered(attempt);
        });
    }

    /** @param step REFUSED or NOT_SENT: the call was never made; the next attempt waits longer each time */
    void notCalled(ChangeAttempt attempt, ChangeStep step) {
        account.locked(() -> {
            if (step instanceof ChangeStep.NotSent && !account.isBackingOff()) {
                account.backOff(notSent.next());
            }
            take(attempt, step);
            attempt.slot().release();
        });
    }

    void failed(ChangeAttempt attempt, BrokerFailure failure) {
        account.locked(() -> {
            switch (failure) {
                case Throttled throttled -> throttled(attempt, throttled);
                case Declined declined -> declined(attempt, declined);
                case NotSent cause -> {
                    WayOutState.notSent(account, cause);
                    notCalled(attempt, new ChangeStep.NotSent(attempt.number(), String.valueOf(cause.getMessage())));
                }
                case OutcomeUnknown unknown -> unknown(attempt, call(attempt, unknown.facts()), unknown.getMessage());
            }
        });
    }

    /** Something broke between us and the client: the call may have been made. */
    void unclear(ChangeAttempt attempt, RuntimeException unexpected) {
        account.locked(() -> unknown(attempt, null, String.valueOf(unexpected)));
    }

    /** Whatever broke after the intent. Lock held. */
    void leaveNothingOpen(ChangeAttempt attempt) {
        if (attempt.slot().isTaken()) {
            attempt.slot().answered(parts.time().nanos() + parts.throttle().lateArrival().toNanos());
        }
        take(attempt,
                new ChangeStep.OutcomeUnknown(attempt.number(), attempt.sender(), null, "something broke before the result"));
    }

    private void declined(ChangeAttempt attempt, Declined declined) {
        if (ORDER_IS_OVER.contains(declined.code())) {
            take(attempt, new ChangeStep.OutcomeUnknown(attempt.number(), attempt.sender(), call(attempt, declined.facts()),
                    "the broker says that the order is final"));
        } else {
            Map<String, String> numbers = Map.of("httpStatus", Integer.toString(declined.httpStatus()), "brokerCode",
                    String.valueOf(declined.code()), "brokerMessage", String.valueOf(declined.brokerMessage()));
            Reason reason = Checks.reason(declined instanceof Unauthorised ? RefusalReason.SESSION_REFUSED
                    : RefusalReason.BROKER_REFUSED, numbers);
            take(attempt, new ChangeStep.Rejected(attempt.number(), attempt.sender(), call(attempt, declined.facts()), null,
                    reason));
        }
        if (declined instanceof Unauthorised) {
            doubt.raise(attempt.authorityVersion(), attempt.connectionId(), declined.code(), attempt.change().cause());
        }
        answered(attempt);
    }

    private void throttled(ChangeAttempt attempt, Throttled throttled) {
        long least = parts.throttle().backOff().toNanos();
        account.backOff(Duration.ofNanos(least + ThreadLocalRandom.current().nextLong(least / 2 + 1)));
        LOG.warnf("broker throttled commandId=%s userId=%s", attempt.change().commandId(), account.userId);
        take(attempt, new ChangeStep.Throttled(attempt.number(), attempt.sender(), call(attempt, throttled.facts())));
        answered(attempt);
    }

    private void unknown(ChangeAttempt attempt, BrokerCall call, String cause) {
        long mayArriveUntil = parts.time().nanos() + parts.throttle().lateArrival().toNanos();
        LOG.warnf("outcome unknown commandId=%s userId=%s cause=%s", attempt.change().commandId(), account.userId, cause);
        if (!attempt.change().isCancel()) {
            account.mayArriveUntil(mayArriveUntil);
        }
        attempt.slot().answered(mayArriveUntil);
        take(attempt, new ChangeStep.OutcomeUnknown(attempt.number(), attempt.sender(), call, String.valueOf(cause)));
    }

    /** Last of all: if something breaks before, the slot is still there for the outcome that is then unknown. */
    private void answered(ChangeAttempt attempt) {
        notSent.reset();
        WayOutState.answered(account);
        attempt.slot().answered(parts.time().nanos());
    }

    /** Nobody but the call's own thread moves a change that is SENDING; what has its result takes no second one. */
    private void take(ChangeAttempt attempt, ChangeStep step) {
        changes.change(attempt.change().commandId())
                .filter(known -> known.state() == ChangeState.SENDING && known.attempts() == attempt.number())
                .ifPresent(known -> changes.step(known, step));
    }

    private static BrokerCall call(ChangeAttempt attempt, CallFacts facts) {
        Latency latency = new Latency(0, CallResult.micros(attempt.intentAt(), facts.sentAt()),
                CallResult.micros(facts.sentAt(), facts.answeredAt()));
        return new BrokerCall(facts.requestDigest(), facts.sentAt(), facts.answeredAt(), facts.httpStatus(), facts.errorCode(),
                facts.message(), facts.responseDigest(), latency);
    }
}
