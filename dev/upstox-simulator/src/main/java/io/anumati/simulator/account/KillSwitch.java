package io.anumati.simulator.account;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A customer's own brake: segments in which he does not trade for now (broker page "Kill Switch"). A call changes all segments
 * it
 * names or none.
 */
public final class KillSwitch {

    /** Every segment, as the broker lists them. */
    public static final List<String> SEGMENTS = List.of("MCX_FO", "NCD_FO", "NSE_EQ", "BCD_FO", "BSE_FO", "NSE_FO", "BSE_EQ",
            "NSE_COM");

    /** {@code DISABLE} stops trading in the segment, {@code ENABLE} resumes it. */
    public enum Action {
        ENABLE,
        DISABLE
    }

    /** One segment of a call. */
    public record Change(String segment, Action action) {
    }

    /** Why a call changes nothing. */
    public enum Refusal {
        SEGMENT_INACTIVE,
        POSITIONS_OPEN,
        STILL_COOLING,
        ORDERS_ON_THEIR_WAY
    }

    /** What the segments hold that a change must know of. */
    public interface Holdings {
        boolean hasPosition(String segment);

        /** Whether an order is where it cannot be cancelled: not at the exchange yet. */
        boolean hasOrderOnItsWay(String segment);
    }

    private final Map<String, Instant> stoppedAt = new LinkedHashMap<>();

    /** The segments in which trading is stopped. */
    public Set<String> stopped() {
        return Set.copyOf(stoppedAt.keySet());
    }

    public boolean isStopped(String segment) {
        return stoppedAt.containsKey(segment);
    }

    /** The first reason against one of the changes; empty when all may be made. */
    public Optional<Refusal> objection(List<Change> changes, Predicate<String> active, Holdings holdings, Instant now,
            Duration cooling) {
        return changes.stream().flatMap(change -> objection(change, active, holdings, now.minus(cooling)).stream()).findFirst();
    }

    /** @return the segments that were not stopped before and are now */
    public List<String> apply(List<Change> changes, Instant now) {
        List<String> fresh = changes.stream().filter(c -> c.action() == Action.DISABLE && !isStopped(c.segment()))
                .map(Change::segment).distinct().toList();
        for (Change change : changes) {
            switch (change.action()) {
                case ENABLE -> stoppedAt.remove(change.segment());
                case DISABLE -> stoppedAt.putIfAbsent(change.segment(), now);
            }
        }
        return fresh;
    }

    private Optional<Refusal> objection(Change change, Predicate<String> active, Holdings holdings, Instant coolSince) {
        if (!active.test(change.segment())) {
            return Optional.of(Refusal.SEGMENT_INACTIVE);
        }
        return switch (change.action()) {
            case ENABLE -> Optional.ofNullable(stoppedAt.get(change.segment())).filter(at -> at.isAfter(coolSince))
                    .map(_ -> Refusal.STILL_COOLING);
            case DISABLE -> objectionToStop(change.segment(), holdings);
        };
    }

    private Optional<Refusal> objectionToStop(String segment, Holdings holdings) {
        if (isStopped(segment)) {
            return Optional.empty();
        }
        if (holdings.hasPosition(segment)) {
            return Optional.of(Refusal.POSITIONS_OPEN);
        }
        return holdings.hasOrderOnItsWay(segment) ? Optional.of(Refusal.ORDERS_ON_THEIR_WAY) : Optional.empty();
    }
}
