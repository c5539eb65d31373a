package io.anumati.executor.order;

import java.time.Instant;

import io.anumati.contracts.Cause;
import io.anumati.contracts.ChangeKind;
import io.anumati.contracts.ChangeState;
import io.anumati.contracts.ChangeStep;
import io.anumati.contracts.ChangeSubject;
import io.anumati.contracts.OrderEvent.ChangeStepped;
import io.anumati.contracts.OrderEvent.Sender;

/**
 * Where a command stands that cancels or modifies an order: the sum of its steps, the same live and on reload.
 *
 * @param version of the last step
 * @param attempts how many intents there were
 * @param sender of the last attempt, or null
 * @param intentAt when the last intent was written: what the broker does with it is not older; null before
 * @param changedAt when the last step was taken
 */
public record Change(String commandId, int version, ChangeState state, ChangeSubject subject, ChangeStep.Received asked,
        int attempts, Sender sender, Instant intentAt, Instant changedAt, Cause cause) {

    public static Change received(String commandId, ChangeSubject subject, ChangeStep.Received asked, Instant at, Cause cause) {
        return new Change(commandId, 1, ChangeState.RECEIVED, subject, asked, 0, null, null, at, cause);
    }

    /** A change whose first event is this one, on reload. */
    public static Change first(ChangeStepped event, Cause cause) {
        if (!(event.detail() instanceof ChangeStep.Received asked)) {
            throw new IllegalStateException("change %s does not begin with RECEIVED".formatted(event.commandId()));
        }
        return received(event.commandId(), event.subject(), asked, event.occurredAt(), cause);
    }

    /** @throws IllegalStateException for a move that is not in {@link ChangeLifecycle} */
    public Change after(ChangeStep step, ChangeSubject then, Instant at) {
        ChangeState next = ChangeLifecycle.next(state, step);
        return step instanceof ChangeStep.Intent intent
                ? new Change(commandId, version + 1, next, then, asked, intent.attempt(), intent.sender(), at, at, cause)
                : new Change(commandId, version + 1, next, then, asked, attempts, sender, intentAt, at, cause);
    }

    public String userId() {
        return subject.userId();
    }

    /** The command that placed the order. */
    public String target() {
        return subject.targetCommandId();
    }

    public boolean isCancel() {
        return subject.kind() == ChangeKind.CANCEL;
    }

    /** Whether a call may be at the broker, so that only the order's book tells how it stands. */
    public boolean awaitsBook() {
        return state == ChangeState.ACCEPTED || state == ChangeState.UNKNOWN;
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(subject.validUntil());
    }
}
