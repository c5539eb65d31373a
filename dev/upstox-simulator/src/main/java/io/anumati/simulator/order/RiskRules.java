package io.anumati.simulator.order;

import java.math.BigDecimal;
import java.util.Optional;

/** What the risk system refuses after the gateway has said 200. */
final class RiskRules {

    /** Why, for people and in the system's own words. */
    record Rejection(String message, String raw) {
    }

    private RiskRules() {
    }

    static Optional<Rejection> check(Terms terms) {
        int lot = terms.instrument().lot();
        int freeze = terms.instrument().freeze();
        if (terms.quantity() % lot != 0) {
            return no("The quantity must be a multiple of the lot size of %d.".formatted(lot), "RMS:Rule: Check lot size");
        }
        if (terms.quantity() > freeze) {
            return no("The quantity is above the freeze quantity of %d.".formatted(freeze), "RMS:Rule: Check freeze quantity");
        }
        if (isOffTick(terms.price(), terms) || isOffTick(terms.trigger(), terms)) {
            return no(
                    "The price must be a multiple of the tick size of %s."
                            .formatted(terms.instrument().tick().stripTrailingZeros().toPlainString()),
                    "RMS:Rule: Check tick size");
        }
        if (terms.disclosed() > 0 && terms.disclosed() * 10L < terms.quantity()) {
            return no("The disclosed quantity must be at least 10% of the quantity.", "RMS:Rule: Check disclosed quantity");
        }
        return Optional.empty();
    }

    /** @param filled what of it is filled already */
    static Optional<Rejection> check(Terms changed, int filled) {
        return changed.quantity() <= filled
                ? no("The quantity must be above the %d that are filled.".formatted(filled), "RMS:Rule: Check filled quantity")
                : check(changed);
    }

    static Optional<Rejection> refused() {
        return no("The exchange refused to modify the order.", "EXCH:Modify refused");
    }

    private static boolean isOffTick(BigDecimal price, Terms terms) {
        return price.remainder(terms.instrument().tick()).signum() != 0;
    }

    private static Optional<Rejection> no(String message, String raw) {
        return Optional.of(new Rejection(message, raw));
    }
}
