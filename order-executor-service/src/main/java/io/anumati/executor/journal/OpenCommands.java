package io.anumati.executor.journal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.anumati.contracts.ChangeState;
import io.anumati.contracts.OrderState;

/**
 * Which commands a group of rows begins and which it ends: what is open is kept beside the journal, so that a new owner need
 * not
 * look through all that is over.
 *
 * @param opened begin in the group and are not over at its end
 * @param closed were open before and are over at its end
 */
record OpenCommands(List<String> opened, List<String> closed) {

    /** PROVEN_ABSENT stays open: it may be found late. */
    private static final Set<String> OVER = Stream.concat(
            Stream.of(OrderState.values()).filter(OrderState::isFinal).filter(state -> state != OrderState.PROVEN_ABSENT),
            Stream.of(ChangeState.values()).filter(ChangeState::isFinal)).map(Enum::name).collect(Collectors.toSet());

    /** @param rows in sequence */
    static OpenCommands of(List<JournalRow> rows) {
        Set<String> begun = new HashSet<>();
        Map<String, Boolean> over = new LinkedHashMap<>();
        rows.stream().filter(row -> row.orderVersion() > 0).forEach(row -> {
            if (row.orderVersion() == 1) {
                begun.add(row.commandId());
            }
            over.put(row.commandId(), row.stateAfter() != null && OVER.contains(row.stateAfter()));
        });
        return new OpenCommands(
                over.keySet().stream().filter(id -> begun.contains(id) && !over.get(id)).toList(),
                over.keySet().stream().filter(id -> !begun.contains(id) && over.get(id)).toList());
    }
}
