package io.anumati.simulator.api;

import java.util.Optional;

import io.anumati.simulator.order.Terms;

/** What the gateway does not take although the request is well formed; it says so with the general code and a text. */
final class GatewayRules {

    private GatewayRules() {
    }

    static Optional<Problem> objection(Terms terms) {
        if (terms.type().equals("SL-M") && terms.instrument().isOption()) {
            return no("SL-M orders are not allowed for options");
        }
        if (terms.product().equals("I") && !terms.instrument().intraday()) {
            return no("Intraday (I) orders are not allowed on this scrip");
        }
        return Optional.empty();
    }

    private static Optional<Problem> no(String text) {
        return Optional.of(Problem.of(ErrorCode.NOT_TAKEN).saying(text));
    }
}
