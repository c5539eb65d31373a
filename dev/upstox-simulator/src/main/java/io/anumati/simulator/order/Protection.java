package io.anumati.simulator.order;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.anumati.simulator.instrument.Instrument;

/**
 * Market price protection: how far from the market a market order may run. The automatic bands follow the broker's staff
 * (0.5 to 3 % for equity and futures, 15 % for options under 5 rupees, falling as the price rises); the steps between are ours.
 */
final class Protection {

    private record Band(String below, String percent) {
    }

    private static final Band[] SHARES = { new Band("50", "3"), new Band("100", "2"), new Band("500", "1") };
    private static final Band[] OPTIONS = { new Band("5", "15"), new Band("10", "10"), new Band("50", "5"),
            new Band("100", "3"),
            new Band("500", "2") };
    private static final String SHARES_ABOVE = "0.5";
    private static final String OPTIONS_ABOVE = "1";

    private Protection() {
    }

    /** @param market the last price @return the worst price it may fill at, on tick and within the band of the day */
    static BigDecimal limit(Terms terms, BigDecimal market) {
        Instrument instrument = terms.instrument();
        if (terms.protection().signum() == 0) {
            return terms.isBuy() ? instrument.upper() : instrument.lower();
        }
        BigDecimal percent = terms.protection().signum() < 0 ? automatic(instrument, market) : terms.protection();
        BigDecimal away = market.multiply(percent).movePointLeft(2);
        BigDecimal limit = terms.isBuy() ? market.add(away) : market.subtract(away);
        BigDecimal ticks = limit.divide(instrument.tick(), 0, terms.isBuy() ? RoundingMode.FLOOR : RoundingMode.CEILING);
        return ticks.multiply(instrument.tick()).min(instrument.upper()).max(instrument.lower());
    }

    static BigDecimal automatic(Instrument instrument, BigDecimal market) {
        for (Band band : instrument.isOption() ? OPTIONS : SHARES) {
            if (market.compareTo(new BigDecimal(band.below())) < 0) {
                return new BigDecimal(band.percent());
            }
        }
        return new BigDecimal(instrument.isOption() ? OPTIONS_ABOVE : SHARES_ABOVE);
    }
}
