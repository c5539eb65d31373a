package io.anumati.simulator.api;

import java.util.Optional;

import io.anumati.simulator.account.AccountRules.StoppedOrder;
import io.anumati.simulator.order.Terms;

/** What the gateway does not take although the request is well formed; it says so with the general code and a text. */
final class GatewayRules {

    private GatewayRules() {
    }

    /** Why it is refused at once. */
    static Optional<Problem> objection(Terms terms, Gate.Entry entry, StoppedOrder stopped) {
        if (stopped == StoppedOrder.REFUSED && entry.session().stopped().contains(terms.instrument().segment())) {
            return Optional.of(Problem.of(ErrorCode.SEGMENT_STOPPED));
        }
        if (terms.type().equals("SL-M") && terms.instrument().isOption()) {
            return no("SL-M orders are not allowed for options");
        }
        if (terms.product().equals("I") && !terms.instrument().intraday()) {
            return no("Intraday (I) orders are not allowed on this scrip");
        }
        return Optional.empty();
    }

    /** Why it is taken and then rejected. */
    static Optional<String> lateObjection(Terms terms, Gate.Entry entry) {
        String segment = terms.instrument().segment();
        if (entry.session().stopped().contains(segment)) {
            return Optional.of("Trading in %s is stopped by the kill switch".formatted(segment));
        }
        return entry.user().settings().isActiveIn(segment) ? Optional.empty()
                : Optional.of("The segment %s is not active for this account".formatted(segment));
    }

    private static Optional<Problem> no(String text) {
        return Optional.of(Problem.of(ErrorCode.NOT_TAKEN).saying(text));
    }
}
