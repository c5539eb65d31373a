package io.anumati.executor.lane;

import java.time.Instant;
import java.util.Optional;

import io.anumati.contracts.OrderEvent;
import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderEvent.DifferenceCleared;
import io.anumati.contracts.OrderEvent.DifferenceFound;
import io.anumati.contracts.OrderEvent.ForeignOrderSeen;
import io.anumati.contracts.OrderEvent.HoldReleased;

/** What a former owner of the partition has told of users' books today: the next one does not tell it again. */
final class BookMemory {

    private BookMemory() {
    }

    static void recall(PartitionDesk desk, Parts parts, OrderEvent told) {
        if (told instanceof ForeignOrderSeen seen) {
            UserAccount account = desk.user(seen.userId()).account();
            account.locked(() -> recall(account, parts, seen));
        } else if (told instanceof DifferenceFound found) {
            UserAccount account = desk.user(found.userId()).account();
            account.locked(() -> account.dayBook().differences().found(found.difference(), found.occurredAt()));
        } else if (told instanceof DifferenceCleared cleared) {
            UserAccount account = desk.user(cleared.userId()).account();
            account.locked(() -> account.dayBook().differences().cleared(cleared.difference()));
        } else if (told instanceof HoldReleased released) {
            UserAccount account = desk.user(released.userId()).account();
            account.locked(() -> account.dayBook().differences().released(released.difference()));
        }
    }

    private static void recall(UserAccount account, Parts parts, ForeignOrderSeen seen) {
        BrokerOrder order = seen.order();
        if (account.dayBook().foreign().recall(order.brokerOrderId(), order.status(), order.filledQuantity(),
                seen.occurredAt())) {
            Instant orderedAt = Optional.ofNullable(seen.orderedAt()).orElse(seen.occurredAt());
            ForeignCalls.count(account, parts, orderedAt);
        }
    }
}
