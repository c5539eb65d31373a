package io.anumati.auth.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.anumati.auth.order.Applied.What;
import io.anumati.contracts.ControlEvent.ScopeType;
import io.anumati.contracts.OrderEvent;
import io.anumati.contracts.OrderEvent.AuthorityApplied;
import io.anumati.contracts.OrderEvent.ChangeStepped;
import io.anumati.contracts.OrderEvent.DifferenceCleared;
import io.anumati.contracts.OrderEvent.DifferenceFound;
import io.anumati.contracts.OrderEvent.ForeignOrderSeen;
import io.anumati.contracts.OrderEvent.HoldReleased;
import io.anumati.contracts.OrderEvent.KillApplied;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderEvent.SessionDoubted;
import io.anumati.contracts.OrderEvent.WithdrawalApplied;
import io.anumati.contracts.Partitions;

/** What a batch of one partition's order events says, by what is done with it. */
final class OrderEventBatch {

    /** A user's authority or kill switch. */
    record Subject(String userId, What what) {
    }

    record Doubt(String userId, String connectionId, Instant at) {
    }

    private final int partitions;
    private final List<OrderStepped> steps = new ArrayList<>();
    private final List<ChangeStepped> changes = new ArrayList<>();
    private final Map<Subject, Long> applied = new HashMap<>();
    private final List<Doubt> doubts = new ArrayList<>();

    /** @param partitions how many there are */
    OrderEventBatch(int partitions) {
        this.partitions = partitions;
    }

    void add(OrderEvent event) {
        switch (event) {
            case OrderStepped step -> steps.add(step);
            case AuthorityApplied said -> applied(said.partition(), said.userId(), What.AUTHORITY, said.version());
            case KillApplied said -> kill(said);
            case SessionDoubted doubt -> doubt(doubt);
            case ForeignOrderSeen _ -> ignored(); // the subscriber's own order, which the broker shows
            case DifferenceFound _ -> ignored(); // between us and the broker, for operators
            case DifferenceCleared _ -> ignored();
            case HoldReleased _ -> ignored();
            case ChangeStepped change -> changes.add(change);
            case WithdrawalApplied _ -> ignored(); // each order that was withdrawn says so itself
        }
    }

    private static void ignored() {
        // not of the subscriber's view
    }

    /** A doubt counts for the sign-in it names. */
    private void doubt(SessionDoubted said) {
        if (said.connectionId() != null) {
            doubts.add(new Doubt(said.userId(), said.connectionId(), said.occurredAt()));
        }
    }

    private void kill(KillApplied said) {
        if (said.scope().scopeType() == ScopeType.USER) {
            applied(said.partition(), said.scope().id(), What.KILL, said.version());
        }
    }

    /** Only the owner of the user's own partition can say it. */
    private void applied(int partition, String userId, What what, long version) {
        if (partition == Partitions.of(userId, partitions)) {
            applied.merge(new Subject(userId, what), version, Math::max);
        }
    }

    List<OrderStepped> steps() {
        return steps;
    }

    /** Of commands that cancel or modify an order. */
    List<ChangeStepped> changes() {
        return changes;
    }

    Map<Subject, Long> applied() {
        return applied;
    }

    List<Doubt> doubts() {
        return doubts;
    }
}
