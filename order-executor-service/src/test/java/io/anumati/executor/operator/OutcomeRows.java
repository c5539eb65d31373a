package io.anumati.executor.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import io.anumati.contracts.Cause;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.OrderCommand.StrategyRef;
import io.anumati.contracts.OrderEvent.Actor;
import io.anumati.contracts.OrderEvent.ActorType;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderEvent.Software;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.executor.journal.JournalRow;

/** Rows as the journal has them. */
public final class OutcomeRows {

    public static final Instant AT = Instant.parse("2026-11-20T04:00:00Z");

    private OutcomeRows() {
    }

    public static List<JournalRow> expired(int partition, long first, long last, String userId) {
        return LongStream.rangeClosed(first, last).mapToObj(sequence -> expired(partition, sequence, userId)).toList();
    }

    public static JournalRow expired(int partition, long sequence, String userId) {
        return row(partition, sequence, userId, OrderState.EXPIRED, new OrderStep.Expired(AT));
    }

    static JournalRow row(int partition, long sequence, String userId, OrderState state, OrderStep step) {
        OrderSubject subject = new OrderSubject(userId, "UPSTOX", null, null, null, null, null,
                new StrategyRef("demo", "1", "hash-1", null), null, "s-1", null, null, AT, null, null);
        String command = "c-%d-%d".formatted(partition, sequence);
        OrderStepped event = new OrderStepped(partition, sequence, command, 2, state, AT, "at nine thirty",
                new Software("executor-1", "1-1", "test", 0), new Actor(ActorType.SYSTEM, null), subject, step);
        return new JournalRow(command, 2, partition, sequence, userId, step.getClass().getSimpleName(), state.name(),
                partition + "-" + sequence, Cause.first("c"), new String(EventCodec.toJson(event), UTF_8), AT);
    }
}
