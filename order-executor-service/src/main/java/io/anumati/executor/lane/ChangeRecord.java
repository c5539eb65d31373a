package io.anumati.executor.lane;

import java.util.Optional;

import io.anumati.contracts.ChangeStep;
import io.anumati.contracts.OrderEvent.Actor;
import io.anumati.contracts.OrderEvent.ActorType;
import io.anumati.contracts.OrderEvent.ChangeStepped;
import io.anumati.contracts.OrderEvent.Software;
import io.anumati.executor.journal.JournalEntry;
import io.anumati.executor.journal.JournalRow;
import io.anumati.executor.order.Change;

/** Turns a step of a change into its journal entry. */
final class ChangeRecord {

    private static final String BROKER = "UPSTOX";

    private ChangeRecord() {
    }

    /** @param moved the change after the step */
    static JournalEntry of(int partition, Change moved, ChangeStep step, Software software) {
        return new JournalEntry(Optional.of(moved.commandId()), moved.version(), moved.userId(),
                JournalRow.CHANGE + step.getClass().getSimpleName(), Optional.of(moved.state().name()), moved.cause(),
                sequence -> new ChangeStepped(partition, sequence, moved.commandId(), moved.version(), moved.state(),
                        moved.changedAt(), StepRecord.indian(moved.changedAt()), software, actor(step), moved.subject(), step),
                Optional.empty());
    }

    private static Actor actor(ChangeStep step) {
        return switch (step) {
            case ChangeStep.Accepted _ -> broker();
            case ChangeStep.Rejected _ -> broker();
            case ChangeStep.Throttled _ -> broker();
            case ChangeStep.NotTaken _ -> broker();
            case ChangeStep.Done done when done.shown() != null -> broker();
            case ChangeStep _ -> new Actor(ActorType.SYSTEM, StepRecord.SERVICE);
        };
    }

    private static Actor broker() {
        return new Actor(ActorType.BROKER, BROKER);
    }
}
