package io.anumati.executor.order;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.anumati.contracts.ChangeState;
import io.anumati.contracts.ChangeStep;
import io.anumati.contracts.ChangeStep.NewTerms;
import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderEvent.Reason;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.RefusalReason;

/** What a read of the order's book says of a change whose call was made. */
public final class ChangeProgress {

    /**
     * The order as the book shows it, with what a change is judged by.
     *
     * @param triggerPrice null where the book has none
     */
    public record Shown(BrokerOrder order, long quantity, BigDecimal price, BigDecimal triggerPrice) {
    }

    /**
     * @param lateArrival after it a call that was given up can no longer arrive
     * @param takenWithin after it a change that was accepted and does not show was lost on the way
     */
    public record Times(Duration lateArrival, Duration takenWithin) {
    }

    private ChangeProgress() {
    }

    /** @param askedAt when the book was asked for: what it shows is not older */
    public static Optional<ChangeStep> step(Change change, Shown shown, Instant askedAt, Times times) {
        if (!change.awaitsBook()) {
            return Optional.empty();
        }
        OrderState state = BookProgress.stateOf(shown.order());
        if (isDone(change, shown, state)) {
            return Optional.of(new ChangeStep.Done(shown.order()));
        }
        if (state.isFinal()) {
            return Optional.of(new ChangeStep.Overtaken(state));
        }
        boolean settled = askedAt.isAfter(change.changedAt()) && !word(shown).contains("pending");
        return settled ? open(change, shown, askedAt, times) : Optional.empty();
    }

    /** The broker's word for a change that the exchange did not take (appendix "Order Status"). */
    public static String refusalWord(Change change) {
        return change.isCancel() ? "not cancelled" : "not modified";
    }

    /** How a change ends whose order has ended. */
    public static ChangeStep ended(Change change, OrderState state) {
        boolean done = change.isCancel() && (state == OrderState.CANCELLED || state == OrderState.WITHDRAWN);
        return done ? new ChangeStep.Done(null) : new ChangeStep.Overtaken(state);
    }

    /** Whether a change whose intent was written, and that is in this state now, left the order as it was. */
    public static boolean isWithoutEffect(ChangeState state) {
        return switch (state) {
            case RECEIVED, QUEUED, REFUSED, EXPIRED, REJECTED -> true;
            case SENDING, ACCEPTED, UNKNOWN, DONE, OVERTAKEN -> false;
        };
    }

    private static Optional<ChangeStep> open(Change change, Shown shown, Instant askedAt, Times times) {
        boolean refused = change.state() == ChangeState.ACCEPTED
                && word(shown).equals(refusalWord(change));
        if (refused) {
            Reason reason = new Reason(RefusalReason.BROKER_REFUSED, RefusalReason.BROKER_REFUSED.sentence(),
                    Map.of("status", shown.order().status(), "brokerMessage", String.valueOf(shown.order().statusMessage())));
            return Optional.of(new ChangeStep.Rejected(change.attempts(), change.sender(), null, shown.order(), reason));
        }
        Duration wait = change.state() == ChangeState.ACCEPTED ? times.takenWithin() : times.lateArrival();
        boolean isLost = askedAt.isAfter(change.changedAt().plus(wait));
        return isLost ? Optional.of(new ChangeStep.NotTaken(change.attempts(), shown.order())) : Optional.empty();
    }

    private static boolean isDone(Change change, Shown shown, OrderState state) {
        if (change.isCancel()) {
            return state == OrderState.CANCELLED;
        }
        NewTerms asked = change.asked().terms();
        return state != OrderState.REJECTED_EXCHANGE && !word(shown).contains("pending") && same(asked.price(), shown.price())
                && (asked.triggerPrice() == null || asked.triggerPrice().signum() == 0
                        || same(asked.triggerPrice(), shown.triggerPrice()))
                && (asked.quantity() == 0 || asked.quantity() == shown.quantity());
    }

    private static boolean same(BigDecimal asked, BigDecimal shown) {
        return shown != null && asked.compareTo(shown) == 0;
    }

    private static String word(Shown shown) {
        return shown.order().status().strip();
    }
}
