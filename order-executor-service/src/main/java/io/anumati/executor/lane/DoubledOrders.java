package io.anumati.executor.lane;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.anumati.contracts.CommandIds;
import io.anumati.upstox.BookOrder;

/** Commands that a user's book has shown with more than one order: no read settles them again, even one that shows less. */
final class DoubledOrders {

    private final Set<String> known = new HashSet<>();

    /** @return the commands of which this read tells it first */
    Set<String> learn(List<BookOrder> book) {
        Map<String, Set<String>> orderIds = book.stream().filter(shown -> CommandIds.commandOf(shown.tag()).isPresent())
                .collect(groupingBy(shown -> CommandIds.commandOf(shown.tag()).orElseThrow(),
                        mapping(BookOrder::orderId, toSet())));
        Set<String> fresh = new TreeSet<>();
        orderIds.forEach((commandId, ids) -> {
            if (ids.size() > 1 && known.add(commandId)) {
                fresh.add(commandId);
            }
        });
        return fresh;
    }

    boolean has(String commandId) {
        return known.contains(commandId);
    }
}
