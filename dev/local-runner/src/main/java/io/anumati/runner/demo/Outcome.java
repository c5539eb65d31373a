package io.anumati.runner.demo;

import io.anumati.contracts.OrderState;

/**
 * How a command ended.
 *
 * @param reason a refusal code, or {@code -} where none belongs to the state
 */
public record Outcome(OrderState state, String reason) {

    static final String NO_REASON = "-";

    static Outcome of(OrderState state) {
        return new Outcome(state, NO_REASON);
    }

    static Outcome refused(String reason) {
        return new Outcome(OrderState.REFUSED, reason);
    }
}
