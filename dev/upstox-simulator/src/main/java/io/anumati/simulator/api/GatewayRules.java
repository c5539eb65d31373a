package io.anumati.simulator.api;

import java.util.Optional;

import io.anumati.simulator.account.UserSettings;
import io.anumati.simulator.order.Terms;

/** What the gateway does not take although the request is well formed; it says so with the general code and a text. */
final class GatewayRules {

    private GatewayRules() {
    }

    /** Why it is refused at once. */
    static Optional<Problem> objection(Terms terms) {
        if (terms.type().equals("SL-M") && terms.instrument().isOption()) {
            return no("SL-M orders are not allowed for options");
        }
        if (terms.product().equals("I") && !terms.instrument().intraday()) {
            return no("Intraday (I) orders are not allowed on this scrip");
        }
        return Optional.empty();
    }

    /** Why it is taken and then rejected. */
    static Optional<String> lateObjection(Terms terms, UserSettings user) {
        String segment = terms.instrument().segment();
        return user.isActiveIn(segment) ? Optional.empty()
                : Optional.of("The segment %s is not active for this account".formatted(segment));
    }

    private static Optional<Problem> no(String text) {
        return Optional.of(Problem.of(ErrorCode.NOT_TAKEN).saying(text));
    }
}
