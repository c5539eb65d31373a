package io.anumati.simulator.api;

import java.util.Optional;
import java.util.Set;

import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.order.Terms;

/** What the gateway does not take although the request is well formed; it says so with the general code and a text. */
final class GatewayRules {

    private static final Set<String> OPTIONS = Set.of("CE", "PE");

    private GatewayRules() {
    }

    /** Why it is refused at once. */
    static Optional<Problem> objection(Terms terms, Gate.Entry entry, Broker broker) {
        boolean option = OPTIONS.contains(terms.instrument().row().path("instrument_type").asText());
        if (option && terms.type().equals("SL-M")) {
            return Optional.of(Problem.of(ErrorCode.NOT_TAKEN).saying("SL-M orders are not allowed for options"));
        }
        return Optional.empty();
    }

    /** Why it is taken and then rejected. */
    static Optional<String> lateObjection(Terms terms, Gate.Entry entry, Broker broker) {
        return Optional.empty();
    }
}
