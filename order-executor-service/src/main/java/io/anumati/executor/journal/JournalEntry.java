package io.anumati.executor.journal;

import java.util.Optional;
import java.util.function.LongFunction;

import io.anumati.contracts.Cause;
import io.anumati.contracts.OrderEvent;

/**
 * What shall be written next; the writer gives it its sequence.
 *
 * @param commandId empty for what concerns no command
 * @param orderVersion of the command; 0 for what concerns none
 * @param userId key of the published record, or {@link OrderEvent#PARTITION_KEY}
 * @param step name of the step or event, for queries
 * @param stateAfter empty for what concerns no command
 * @param event the event with the sequence it is given
 * @param mark remembered in the same statement
 */
public record JournalEntry(Optional<String> commandId, int orderVersion, String userId, String step,
        Optional<String> stateAfter, Cause cause, LongFunction<OrderEvent> event, Optional<Mark> mark) {

    /** What concerns a user, and no command. */
    public static JournalEntry ofUser(String userId, Cause cause, Class<? extends OrderEvent> type,
            LongFunction<OrderEvent> event) {
        return new JournalEntry(Optional.empty(), 0, userId, type.getSimpleName(), Optional.empty(), cause, event,
                Optional.empty());
    }

    public static JournalEntry ofPartition(String userId, String step, Cause cause, LongFunction<OrderEvent> event,
            Mark mark) {
        return new JournalEntry(Optional.empty(), 0, userId, step, Optional.empty(), cause, event, Optional.of(mark));
    }

    /** Without a mark: whoever loads it reads the event itself. */
    public static JournalEntry ofPartition(String step, Cause cause, LongFunction<OrderEvent> event) {
        return new JournalEntry(Optional.empty(), 0, OrderEvent.PARTITION_KEY, step, Optional.empty(), cause, event,
                Optional.empty());
    }
}
