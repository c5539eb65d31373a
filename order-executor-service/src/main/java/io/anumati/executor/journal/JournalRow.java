package io.anumati.executor.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

import io.anumati.contracts.Cause;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.OrderEvent;
import io.anumati.contracts.Topic;

/**
 * One row of the journal, which is also one record of {@code order-events}.
 *
 * @param commandId for what concerns no command, {@code #partition-sequence}
 * @param userId key of the published record
 * @param stateAfter null for what concerns no command
 * @param eventId the same each time it is published
 * @param event JSON, exactly as published
 * @param occurredAt the event's own time
 */
public record JournalRow(String commandId, int orderVersion, int partition, long sequence, String userId, String step,
        String stateAfter, String eventId, Cause cause, String event, Instant occurredAt) {

    /** What the name of a change's step begins with, so that it is told from an order's. */
    public static final String CHANGE = "Change";

    /** An entry at its place in the journal. */
    public static JournalRow of(int partition, long sequence, JournalEntry entry) {
        OrderEvent event = entry.event().apply(sequence);
        String id = partition + "-" + sequence;
        return new JournalRow(entry.commandId().orElse("#" + id), entry.orderVersion(), partition, sequence, entry.userId(),
                entry.step(), entry.stateAfter().orElse(null), id, entry.cause(), new String(EventCodec.toJson(event), UTF_8),
                timeOf(event));
    }

    /** Type of the published event. */
    public String type() {
        if (orderVersion == 0) {
            return step;
        }
        return isOrderStep() ? "OrderStepped" : "ChangeStepped";
    }

    /** Whether {@link #stateAfter} is an order's state, not a change's, and there. */
    public boolean isOrderStep() {
        return orderVersion > 0 && !step.startsWith(CHANGE);
    }

    public OrderEvent content() {
        return read(event);
    }

    static OrderEvent read(String event) {
        return (OrderEvent) EventCodec.read(Topic.ORDER_EVENTS, event.getBytes(UTF_8));
    }

    static Instant timeOf(OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderStepped stepped -> stepped.occurredAt();
            case OrderEvent.KillApplied applied -> applied.occurredAt();
            case OrderEvent.AuthorityApplied applied -> applied.occurredAt();
            case OrderEvent.SessionDoubted doubted -> doubted.occurredAt();
            case OrderEvent.ForeignOrderSeen seen -> seen.occurredAt();
            case OrderEvent.DifferenceFound found -> found.occurredAt();
            case OrderEvent.DifferenceCleared cleared -> cleared.occurredAt();
            case OrderEvent.HoldReleased released -> released.occurredAt();
            case OrderEvent.WithdrawalApplied applied -> applied.occurredAt();
            case OrderEvent.ChangeStepped stepped -> stepped.occurredAt();
        };
    }
}
