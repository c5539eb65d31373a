package io.anumati.executor.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import org.jboss.logging.Logger;

import io.anumati.contracts.OrderEvent.BrokerCall;
import io.anumati.contracts.OrderEvent.Latency;
import io.anumati.contracts.OrderEvent.Reason;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.RefusalReason;
import io.anumati.executor.check.Checks;
import io.anumati.executor.journal.Mark;
import io.anumati.executor.order.Order;
import io.anumati.upstox.BrokerFailure;
import io.anumati.upstox.CallFacts;
import io.anumati.upstox.Declined;
import io.anumati.upstox.NotSent;
import io.anumati.upstox.OutcomeUnknown;
import io.anumati.upstox.PlaceAnswer;
import io.anumati.upstox.Throttled;
import io.anumati.upstox.Unauthorised;

/** Writes down how a place call ended, and gives its slot back when it is right to. */
final class CallResult {

    private static final Logger LOG = Logger.getLogger(CallResult.class);
    private static final String WRONG_ADDRESS = "UDAPI1154";
    private static final long MICROS = 1_000_000;

    private final UserAccount account;
    private final PartitionDesk desk;
    private final Parts parts;
    private final SessionDoubt doubt;
    private final Doubling notSent = new Doubling(Duration.ofMillis(100));

    CallResult(UserAccount account, PartitionDesk desk, Parts parts) {
        this.account = account;
        this.desk = desk;
        this.parts = parts;
        this.doubt = new SessionDoubt(account, desk, parts);
    }

    void acknowledged(Attempt attempt, PlaceAnswer answer) {
        account.locked(() -> {
            take(attempt, new OrderStep.Acknowledged(attempt.number(), attempt.tag(), attempt.sender(),
                    call(attempt, answer.facts()), answer.orderIds().getFirst()), Optional.empty());
            answered(attempt);
        });
    }

    /** @param step REFUSED or NOT_SENT: the call was never made; the next attempt waits longer each time */
    void notCalled(Attempt attempt, OrderStep step) {
        account.locked(() -> {
            if (step instanceof OrderStep.NotSent && !account.isBackingOff()) {
                account.backOff(notSent.next());
            }
            take(attempt, step, Optional.empty());
            attempt.slot().release();
        });
    }

    void failed(Attempt attempt, BrokerFailure failure) {
        account.locked(() -> {
            switch (failure) {
                case Throttled throttled -> throttled(attempt, throttled);
                case Declined declined -> refused(attempt, declined);
                case NotSent cause -> {
                    WayOutState.notSent(account, cause);
                    notCalled(attempt,
                            new OrderStep.NotSent(attempt.number(), attempt.tag(), String.valueOf(cause.getMessage())));
                }
                case OutcomeUnknown unknown -> unknown(attempt, call(attempt, unknown.facts()), unknown.getMessage());
            }
        });
    }

    /** Something broke between us and the client: the call may have been made. */
    void unclear(Attempt attempt, RuntimeException unexpected) {
        account.locked(() -> unknown(attempt, null, String.valueOf(unexpected)));
    }

    /**
     * Whatever broke after the intent: an order that still seems to be under way is unknown from now on, and a slot that is
     * still
     * taken frees itself. Lock held.
     */
    void leaveNothingOpen(Attempt attempt) {
        long mayArriveUntil = parts.time().nanos() + parts.throttle().lateArrival().toNanos();
        if (attempt.slot().isTaken()) {
            account.mayArriveUntil(mayArriveUntil);
            attempt.slot().answered(mayArriveUntil);
        }
        boolean isOpen = account.order(attempt.order().commandId()).filter(order -> order.state() == OrderState.SENDING)
                .isPresent();
        if (isOpen) {
            LOG.errorf("call left no result, looked up orderId=%s userId=%s", attempt.order().commandId(), account.userId);
            take(attempt, new OrderStep.OutcomeUnknown(attempt.number(), attempt.tag(), attempt.sender(), null,
                    "something broke before the result"), Optional.empty());
        }
    }

    /** Last of all: if something breaks before, the slot is still there for the outcome that is then unknown. */
    private void answered(Attempt attempt) {
        notSent.reset();
        WayOutState.answered(account);
        attempt.slot().answered(attempt.slot().heardAt(parts.time().nanos()));
    }

    private void refused(Attempt attempt, Declined refused) {
        Map<String, String> numbers = Map.of("httpStatus", Integer.toString(refused.httpStatus()), "brokerCode",
                String.valueOf(refused.code()), "brokerMessage", String.valueOf(refused.brokerMessage()));
        Reason reason = Checks.reason(code(refused), numbers);
        OrderStep step = new OrderStep.RejectedByBroker(attempt.number(), attempt.tag(), attempt.sender(),
                call(attempt, refused.facts()), reason);
        take(attempt, step, mark(attempt, reason.code()));
        if (refused instanceof Unauthorised) {
            doubt.raise(attempt.authorityVersion(), attempt.connectionId(), refused.code(), attempt.order().cause());
        }
        answered(attempt);
    }

    private static RefusalReason code(Declined refused) {
        if (refused instanceof Unauthorised) {
            return RefusalReason.SESSION_REFUSED;
        }
        return WRONG_ADDRESS.equals(refused.code()) ? RefusalReason.EGRESS_IP_MISMATCH : RefusalReason.BROKER_REFUSED;
    }

    private Optional<Mark> mark(Attempt attempt, RefusalReason code) {
        if (code == RefusalReason.SESSION_REFUSED) {
            return Optional.of(Mark.session(account.userId, attempt.authorityVersion()));
        }
        if (code == RefusalReason.EGRESS_IP_MISMATCH) {
            account.refusals.route(attempt.authorityVersion());
            return Optional.of(Mark.route(account.userId, attempt.authorityVersion()));
        }
        return Optional.empty();
    }

    private void throttled(Attempt attempt, Throttled throttled) {
        long least = parts.throttle().backOff().toNanos();
        account.backOff(Duration.ofNanos(least + ThreadLocalRandom.current().nextLong(least / 2 + 1)));
        LOG.warnf("broker throttled orderId=%s userId=%s", attempt.order().commandId(), account.userId);
        take(attempt, new OrderStep.Throttled(attempt.number(), attempt.tag(), attempt.sender(),
                call(attempt, throttled.facts())), Optional.empty());
        answered(attempt);
    }

    private void unknown(Attempt attempt, BrokerCall call, String cause) {
        long mayArriveUntil = parts.time().nanos() + parts.throttle().lateArrival().toNanos();
        LOG.warnf("outcome unknown orderId=%s userId=%s cause=%s", attempt.order().commandId(), account.userId, cause);
        account.mayArriveUntil(mayArriveUntil);
        attempt.slot().answered(mayArriveUntil);
        take(attempt, new OrderStep.OutcomeUnknown(attempt.number(), attempt.tag(), attempt.sender(), call,
                String.valueOf(cause)), Optional.empty());
    }

    /** The book may have told already: then the answer goes on record and changes nothing. */
    private void take(Attempt attempt, OrderStep step, Optional<Mark> mark) {
        Order order = account.order(attempt.order().commandId()).orElseThrow();
        boolean neverCalled = step instanceof OrderStep.NotSent || step instanceof OrderStep.Refused;
        if (neverCalled && order.state() != OrderState.SENDING) {
            return;
        }
        account.step(order, step, order.subject(), mark).whenComplete((_, failed) -> {
            if (failed != null) {
                late(attempt, step).ifPresent(result -> desk.past().keepLate(order.commandId(), result));
            }
        });
    }

    /** What the next owner journals, because this one may no longer. */
    private static Optional<OrderStep.LateResult> late(Attempt attempt, OrderStep step) {
        return switch (step) {
            case OrderStep.Acknowledged known -> Optional.of(new OrderStep.LateResult(attempt.number(), attempt.tag(),
                    attempt.sender(), known.call(), known.brokerOrderId()));
            case OrderStep.RejectedByBroker known -> Optional.of(
                    new OrderStep.LateResult(attempt.number(), attempt.tag(), attempt.sender(), known.call(), null));
            case OrderStep _ -> Optional.empty();
        };
    }

    private BrokerCall call(Attempt attempt, CallFacts facts) {
        Instant signal = Optional.ofNullable(attempt.order().subject().signalAcceptedAt())
                .orElse(attempt.order().subject().signalAt());
        parts.meters().sent(signal, facts.sentAt());
        Latency latency = new Latency(micros(signal, attempt.intentAt()), micros(attempt.intentAt(), facts.sentAt()),
                micros(facts.sentAt(), facts.answeredAt()));
        return new BrokerCall(facts.requestDigest(), facts.sentAt(), facts.answeredAt(), facts.httpStatus(), facts.errorCode(),
                facts.message(), facts.responseDigest(), latency);
    }

    /** Times come from others too: an absurd one makes the longest length there is. */
    static long micros(Instant from, Instant to) {
        if (from == null || to == null) {
            return 0;
        }
        Duration length = Duration.between(from, to);
        try {
            return Math.addExact(Math.multiplyExact(length.getSeconds(), MICROS), length.getNano() / 1000);
        } catch (ArithmeticException _) {
            return length.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
