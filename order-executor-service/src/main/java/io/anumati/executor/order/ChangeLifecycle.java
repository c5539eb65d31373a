package io.anumati.executor.order;

import static io.anumati.contracts.ChangeState.ACCEPTED;
import static io.anumati.contracts.ChangeState.DONE;
import static io.anumati.contracts.ChangeState.EXPIRED;
import static io.anumati.contracts.ChangeState.OVERTAKEN;
import static io.anumati.contracts.ChangeState.QUEUED;
import static io.anumati.contracts.ChangeState.REFUSED;
import static io.anumati.contracts.ChangeState.REJECTED;
import static io.anumati.contracts.ChangeState.SENDING;
import static io.anumati.contracts.ChangeState.UNKNOWN;

import java.util.Objects;
import java.util.Optional;

import io.anumati.contracts.ChangeState;
import io.anumati.contracts.ChangeStep;

/**
 * The one table of legal moves of a change, used live and on reload.
 *
 * <p>
 * What holds: a final state is never left; unlike an order, a change of unknown outcome may be queued again, but only when the
 * book shows the order open and unchanged after the call can no longer arrive: a change is in absolute values.
 */
public final class ChangeLifecycle {

    private ChangeLifecycle() {
    }

    /** @throws IllegalStateException for a move that is not in the table */
    public static ChangeState next(ChangeState from, ChangeStep step) {
        return move(from, step).orElseThrow(() -> new IllegalStateException(
                "a change that is %s cannot take %s".formatted(from, step.getClass().getSimpleName())));
    }

    public static boolean isLegal(ChangeState from, ChangeStep step) {
        return move(from, step).isPresent();
    }

    private static Optional<ChangeState> move(ChangeState from, ChangeStep step) {
        return switch (from) {
            case RECEIVED -> received(step);
            case QUEUED -> queued(step);
            case SENDING -> sending(step);
            case ACCEPTED, UNKNOWN -> atBroker(step);
            case REFUSED, EXPIRED, DONE, OVERTAKEN, REJECTED -> Optional.empty();
        };
    }

    private static Optional<ChangeState> received(ChangeStep step) {
        return switch (step) {
            case ChangeStep.Queued _ -> Optional.of(QUEUED);
            case ChangeStep other -> ended(other);
        };
    }

    private static Optional<ChangeState> queued(ChangeStep step) {
        return switch (step) {
            case ChangeStep.Intent _ -> Optional.of(SENDING);
            case ChangeStep other -> ended(other);
        };
    }

    private static Optional<ChangeState> ended(ChangeStep step) {
        return switch (step) {
            case ChangeStep.Refused _ -> Optional.of(REFUSED);
            case ChangeStep.Expired _ -> Optional.of(EXPIRED);
            case ChangeStep.Done _ -> Optional.of(DONE);
            case ChangeStep.Overtaken _ -> Optional.of(OVERTAKEN);
            case ChangeStep other -> illegal(other);
        };
    }

    private static Optional<ChangeState> sending(ChangeStep step) {
        return switch (step) {
            case ChangeStep.Refused _ -> Optional.of(REFUSED);
            case ChangeStep.NotSent _ -> Optional.of(QUEUED);
            case ChangeStep.Throttled _ -> Optional.of(QUEUED);
            case ChangeStep.Accepted _ -> Optional.of(ACCEPTED);
            case ChangeStep.Rejected _ -> Optional.of(REJECTED);
            case ChangeStep.OutcomeUnknown _ -> Optional.of(UNKNOWN);
            case ChangeStep other -> illegal(other);
        };
    }

    private static Optional<ChangeState> atBroker(ChangeStep step) {
        return switch (step) {
            case ChangeStep.Done _ -> Optional.of(DONE);
            case ChangeStep.Overtaken _ -> Optional.of(OVERTAKEN);
            case ChangeStep.Rejected _ -> Optional.of(REJECTED);
            case ChangeStep.NotTaken _ -> Optional.of(QUEUED);
            case ChangeStep other -> illegal(other);
        };
    }

    private static Optional<ChangeState> illegal(ChangeStep step) {
        Objects.requireNonNull(step, "step");
        return Optional.empty();
    }
}
