package io.anumati.executor.operator;

import java.util.Optional;
import java.util.Set;

import io.anumati.contracts.OrderState;
import io.anumati.executor.journal.JournalRow;

/**
 * Which outcomes one client wants.
 *
 * @param userId empty for all users
 * @param strategyId empty for all strategies
 * @param states some of {@link Outcome#STATES}
 */
record OutcomeFilter(Optional<String> userId, Optional<String> strategyId, Set<OrderState> states) {

    /** As far as it can be told without reading the event. */
    boolean mayPass(JournalRow row) {
        return userId.map(row.userId()::equals).orElse(true) && states.contains(OrderState.valueOf(row.stateAfter()));
    }

    boolean passes(Outcome outcome) {
        return strategyId.map(id -> id.equals(outcome.strategyId())).orElse(true);
    }
}
