package io.anumati.executor.lane;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.anumati.contracts.OrderState;
import io.anumati.executor.order.Order;

/**
 * How an owned partition stands, for operators.
 *
 * @param epoch of the lease: whoever wrote before it writes no more
 * @param takenAt UTC
 * @param publishLagMillis age of the oldest committed event that Kafka has not taken
 * @param viewsSilentMillis since the quieter of controls and authorizations spoke; null while a kill switch cannot be read
 * @param holds what keeps entries of everybody in it back
 * @param killsApplied version that governs every later call, by scope
 */
public record PartitionReport(int partition, long epoch, Instant takenAt, long publishLagMillis, Long viewsSilentMillis,
        List<EntryHold> holds, Map<String, Long> killsApplied, int users, int unfinished, int needsReview) {

    static PartitionReport of(PartitionDesk desk, Parts parts) {
        List<OrderState> open = desk.users().stream().map(UserDesk::account)
                .flatMap(account -> account.locked(account::orders).stream()).map(Order::state)
                .filter(state -> !state.isFinal()).toList();
        return new PartitionReport(desk.partition(), desk.epoch(), desk.takenAt(), desk.publisher().lag().toMillis(),
                millis(parts.views().silence(desk.partition())), new EntryHolds(desk, parts).ofPartition(),
                desk.appliances().appliedKills(), desk.users().size(), open.size(),
                (int) open.stream().filter(OrderState.NEEDS_REVIEW::equals).count());
    }

    private static Long millis(Duration silence) {
        return silence.equals(ChronoUnit.FOREVER.getDuration()) ? null : silence.toMillis();
    }
}
