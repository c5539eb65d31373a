package io.anumati.executor.order;

import static io.anumati.contracts.OrderState.ACKED;
import static io.anumati.contracts.OrderState.AWAITING_CONFIRMATION;
import static io.anumati.contracts.OrderState.EXPIRED;
import static io.anumati.contracts.OrderState.FOUND_LATE;
import static io.anumati.contracts.OrderState.LAPSED;
import static io.anumati.contracts.OrderState.LAPSED_DAY;
import static io.anumati.contracts.OrderState.NEEDS_REVIEW;
import static io.anumati.contracts.OrderState.PROVEN_ABSENT;
import static io.anumati.contracts.OrderState.QUEUED;
import static io.anumati.contracts.OrderState.REFUSED;
import static io.anumati.contracts.OrderState.REJECTED_BROKER;
import static io.anumati.contracts.OrderState.SENDING;
import static io.anumati.contracts.OrderState.SLICED;
import static io.anumati.contracts.OrderState.UNKNOWN;
import static io.anumati.contracts.OrderState.WITHDRAWN;

import java.util.Objects;
import java.util.Optional;

import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;

/**
 * The one table of legal moves of an order, used live and on reload.
 *
 * <p>
 * What holds: a final state is left only from {@code PROVEN_ABSENT}, for {@code FOUND_LATE}; what the broker's book has proven
 * is
 * never taken back by the answer of a call, which is then only put on record; {@code UNKNOWN} never leads to {@code QUEUED}, so
 * nothing whose outcome is unknown is sent again.
 */
public final class OrderLifecycle {

    private OrderLifecycle() {
    }

    /** @throws IllegalStateException for a move that is not in the table */
    public static OrderState next(OrderState from, OrderStep step) {
        return move(from, step).orElseThrow(() -> new IllegalStateException(
                "an order that is %s cannot take %s".formatted(from, step.getClass().getSimpleName())));
    }

    public static boolean isLegal(OrderState from, OrderStep step) {
        return move(from, step).isPresent();
    }

    private static Optional<OrderState> move(OrderState from, OrderStep step) {
        return switch (from) {
            case RECEIVED -> received(step);
            case AWAITING_CONFIRMATION -> awaiting(step);
            case QUEUED -> queued(step);
            case SENDING -> sending(step);
            case UNKNOWN -> unknown(step);
            case ACKED, OPEN, PARTIALLY_FILLED -> atBroker(from, step);
            case FILLED, CANCELLED, REJECTED_EXCHANGE, LAPSED_DAY -> onRecordOnly(from, step);
            case PROVEN_ABSENT -> absent(step);
            case FOUND_LATE -> foundLate(step);
            case NEEDS_REVIEW -> underReview(from, step);
            case REFUSED, LAPSED, SLICED, WITHDRAWN, EXPIRED, REJECTED_BROKER -> Optional.empty();
        };
    }

    private static Optional<OrderState> received(OrderStep step) {
        return switch (step) {
            case OrderStep.Refused _ -> Optional.of(REFUSED);
            case OrderStep.AwaitingConfirmation _ -> Optional.of(AWAITING_CONFIRMATION);
            case OrderStep.Queued _ -> Optional.of(QUEUED);
            case OrderStep.Sliced _ -> Optional.of(SLICED);
            case OrderStep.Withdrawn _ -> Optional.of(WITHDRAWN);
            case OrderStep.Expired _ -> Optional.of(EXPIRED);
            case OrderStep other -> illegal(other);
        };
    }

    private static Optional<OrderState> awaiting(OrderStep step) {
        return switch (step) {
            case OrderStep.Queued _ -> Optional.of(QUEUED);
            case OrderStep.Lapsed _ -> Optional.of(LAPSED);
            case OrderStep other -> illegal(other);
        };
    }

    private static Optional<OrderState> queued(OrderStep step) {
        return switch (step) {
            case OrderStep.Refused _ -> Optional.of(REFUSED);
            case OrderStep.Withdrawn _ -> Optional.of(WITHDRAWN);
            case OrderStep.Expired _ -> Optional.of(EXPIRED);
            case OrderStep.Intent _ -> Optional.of(SENDING);
            case OrderStep.BookShows(_, BrokerOrder shown) -> Optional.of(BookProgress.stateOf(shown));
            case OrderStep other -> illegal(other);
        };
    }

    private static Optional<OrderState> sending(OrderStep step) {
        return switch (step) {
            case OrderStep.Refused _ -> Optional.of(REFUSED);
            case OrderStep.NotSent _ -> Optional.of(QUEUED);
            case OrderStep.Throttled _ -> Optional.of(QUEUED);
            case OrderStep.Acknowledged _ -> Optional.of(ACKED);
            case OrderStep.RejectedByBroker _ -> Optional.of(REJECTED_BROKER);
            case OrderStep.OutcomeUnknown _ -> Optional.of(UNKNOWN);
            case OrderStep.BookShows(_, BrokerOrder shown) -> Optional.of(BookProgress.stateOf(shown));
            case OrderStep other -> illegal(other);
        };
    }

    private static Optional<OrderState> unknown(OrderStep step) {
        return switch (step) {
            case OrderStep.BookShows(_, BrokerOrder shown) -> Optional.of(BookProgress.stateOf(shown));
            case OrderStep.ProvenAbsent _ -> Optional.of(PROVEN_ABSENT);
            case OrderStep.ReviewNeeded _ -> Optional.of(NEEDS_REVIEW);
            case OrderStep.LateResult late -> Optional.of(late.brokerOrderId() == null ? UNKNOWN : ACKED);
            case OrderStep other -> illegal(other);
        };
    }

    private static Optional<OrderState> atBroker(OrderState from, OrderStep step) {
        return switch (step) {
            case OrderStep.BookShows(_, BrokerOrder shown) -> forward(from, BookProgress.stateOf(shown));
            case OrderStep.DayEnded _ -> Optional.of(LAPSED_DAY);
            case OrderStep.ReviewNeeded _ -> Optional.of(NEEDS_REVIEW);
            case OrderStep other -> onRecordOnly(from, other);
        };
    }

    private static Optional<OrderState> forward(OrderState from, OrderState shown) {
        return Optional.of(shown).filter(state -> BookProgress.rank(state) >= BookProgress.rank(from));
    }

    /** An answer that comes after the book has told is kept, and changes nothing. */
    private static Optional<OrderState> onRecordOnly(OrderState from, OrderStep step) {
        return switch (step) {
            case OrderStep.Acknowledged _ -> Optional.of(from);
            case OrderStep.OutcomeUnknown _ -> Optional.of(from);
            case OrderStep.RejectedByBroker _ -> Optional.of(from);
            case OrderStep.Throttled _ -> Optional.of(from);
            case OrderStep.LateResult _ -> Optional.of(from);
            case OrderStep other -> illegal(other);
        };
    }

    private static Optional<OrderState> absent(OrderStep step) {
        return switch (step) {
            case OrderStep.BookShows _ -> Optional.of(FOUND_LATE);
            case OrderStep.LateResult late -> Optional.of(late.brokerOrderId() == null ? PROVEN_ABSENT : FOUND_LATE);
            case OrderStep other -> illegal(other);
        };
    }

    private static Optional<OrderState> foundLate(OrderStep step) {
        return switch (step) {
            case OrderStep.ReviewNeeded _ -> Optional.of(NEEDS_REVIEW);
            case OrderStep other -> underReview(FOUND_LATE, other);
        };
    }

    private static Optional<OrderState> underReview(OrderState from, OrderStep step) {
        return switch (step) {
            case OrderStep.BookShows(_, BrokerOrder shown) -> Optional.of(BookProgress.stateOf(shown));
            case OrderStep.Settled settled -> Optional.of(settled.state()).filter(Settlement.TARGETS::contains);
            case OrderStep.LateResult _ -> Optional.of(from);
            case OrderStep other -> illegal(other);
        };
    }

    private static Optional<OrderState> illegal(OrderStep step) {
        Objects.requireNonNull(step, "step");
        return Optional.empty();
    }
}
