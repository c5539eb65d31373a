package io.anumati.simulator.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

import io.anumati.simulator.instrument.Instrument;

/** What the risk system refuses after the gateway has said 200, whoever asks. */
final class RiskRules {

    private RiskRules() {
    }

    /** @param filled what of the order is filled already */
    static Optional<Rejection> check(Terms changed, int filled, Instant now) {
        return changed.quantity() <= filled
                ? no("The quantity must be above the %d that are filled.".formatted(filled), "RMS:Rule: Check filled quantity")
                : check(changed, now);
    }

    static Optional<Rejection> check(Terms terms, Instant now) {
        return checkScrip(terms, now).or(() -> checkQuantity(terms)).or(() -> checkPrice(terms));
    }

    private static Optional<Rejection> checkScrip(Terms terms, Instant now) {
        Instrument instrument = terms.instrument();
        if (instrument.isIndex()) {
            return no("An index cannot be traded.", "RMS:Rule: Check scrip status: not tradable");
        }
        if (instrument.suspended()) {
            return no("The instrument is suspended from trading.", "RMS:Rule: Check scrip status: suspended");
        }
        if (instrument.isExpired(now)) {
            return no("The contract has expired.", "RMS:Rule: Check scrip status: expired");
        }
        if (terms.product().equals("I") && !instrument.intraday()) {
            return no("Intraday (I) orders are not allowed on this scrip.", "RMS:Rule: Check product type: MIS not allowed");
        }
        if (terms.product().equals("MTF") && !instrument.mtf()) {
            return no("MTF orders are not allowed on this scrip.", "RMS:Rule: Check product type: MTF not allowed");
        }
        return Optional.empty();
    }

    private static Optional<Rejection> checkQuantity(Terms terms) {
        int lot = terms.instrument().lot();
        int freeze = terms.instrument().freeze();
        if (terms.quantity() % lot != 0) {
            return no("The quantity must be a multiple of the lot size of %d.".formatted(lot), "RMS:Rule: Check lot size");
        }
        if (terms.quantity() > freeze) {
            return no("The quantity is above the freeze quantity of %d.".formatted(freeze), "RMS:Rule: Check freeze quantity");
        }
        if (terms.disclosed() > 0 && terms.disclosed() * 10L < terms.quantity()) {
            return no("The disclosed quantity must be at least 10% of the quantity.", "RMS:Rule: Check disclosed quantity");
        }
        return Optional.empty();
    }

    private static Optional<Rejection> checkPrice(Terms terms) {
        Instrument instrument = terms.instrument();
        if (isOffTick(terms.price(), instrument) || isOffTick(terms.trigger(), instrument)) {
            return no("The price must be a multiple of the tick size of %s.".formatted(plain(instrument.tick())),
                    "RMS:Rule: Check tick size");
        }
        if (isOffBand(terms.price(), instrument) || isOffBand(terms.trigger(), instrument)) {
            return no("The price must lie within the day's price band of %s to %s.".formatted(plain(instrument.lower()),
                    plain(instrument.upper())), "RMS:Rule: Check circuit limit including square off order");
        }
        return Optional.empty();
    }

    private static boolean isOffTick(BigDecimal price, Instrument instrument) {
        return price.remainder(instrument.tick()).signum() != 0;
    }

    private static boolean isOffBand(BigDecimal price, Instrument instrument) {
        return price.signum() > 0
                && (price.compareTo(instrument.lower()) < 0 || price.compareTo(instrument.upper()) > 0);
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static Optional<Rejection> no(String message, String raw) {
        return Optional.of(new Rejection(message, raw));
    }
}
