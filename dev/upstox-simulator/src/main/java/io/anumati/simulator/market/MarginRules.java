package io.anumati.simulator.market;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.anumati.simulator.instrument.Instrument;

/**
 * Simple margins in place of the exchange's SPAN files: equity intraday 20 %, margin funding 30 %, delivery the whole value
 * (nothing for a delivery sale); a future 10 % span and 3 % exposure; an option bought its premium, an option sold 10 % and 3 %
 * of
 * its strike.
 */
public final class MarginRules {

    private static final BigDecimal INTRADAY = new BigDecimal("0.20");
    private static final BigDecimal FUNDED = new BigDecimal("0.30");
    private static final BigDecimal SPAN = new BigDecimal("0.10");
    private static final BigDecimal EXPOSURE = new BigDecimal("0.03");

    private MarginRules() {
    }

    /** @param side {@code BUY} or {@code SELL} @param product {@code I}, {@code D} or {@code MTF} @param price rupees */
    public static Margin required(Instrument instrument, String side, String product, int quantity, BigDecimal price) {
        BigDecimal units = BigDecimal.valueOf((long) quantity * instrument.multiplier());
        BigDecimal value = price.multiply(units);
        boolean buys = side.equals("BUY");
        if (!instrument.isDerivative()) {
            return equity(product, buys, value);
        }
        if (instrument.isFuture()) {
            return new Margin(part(value, SPAN), part(value, EXPOSURE), ZERO, ZERO);
        }
        BigDecimal atStrike = instrument.strike().multiply(units);
        return buys ? new Margin(ZERO, ZERO, ZERO, part(value, BigDecimal.ONE))
                : new Margin(part(atStrike, SPAN), part(atStrike, EXPOSURE), ZERO, ZERO);
    }

    private static Margin equity(String product, boolean buys, BigDecimal value) {
        BigDecimal bound = switch (product) {
            case "D" -> buys ? part(value, BigDecimal.ONE) : ZERO;
            case "MTF" -> part(value, FUNDED);
            default -> part(value, INTRADAY);
        };
        return new Margin(ZERO, ZERO, bound, ZERO);
    }

    private static BigDecimal part(BigDecimal value, BigDecimal share) {
        return value.multiply(share).setScale(2, RoundingMode.HALF_UP);
    }
}
