package io.anumati.simulator.account;

import static java.math.BigDecimal.ZERO;
import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.market.Margin;
import io.anumati.simulator.market.MarginRules;

/**
 * Orders whose margin is asked for together. In place of the exchange's rules for spreads: where an option is bought, the span
 * of what else there is on the same underlying and expiry is halved.
 */
public record Basket(List<Line> lines) {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** @param side {@code BUY} or {@code SELL} @param product {@code I}, {@code D} or {@code MTF} @param price rupees */
    public record Line(Instrument instrument, String side, String product, int quantity, BigDecimal price) {

        public Margin margin() {
            return MarginRules.required(instrument, side, product, quantity, price);
        }

        private String underlying() {
            return instrument.row().path("underlying_key").asText(instrument.key()) + " "
                    + instrument.row().path("expiry").asText();
        }

        private boolean hedges() {
            return instrument.isOption() && side.equals("BUY");
        }
    }

    public BigDecimal required() {
        return lines.stream().map(line -> line.margin().total()).reduce(ZERO, BigDecimal::add);
    }

    public BigDecimal afterBenefit() {
        return required().subtract(lines.stream().collect(groupingBy(Line::underlying)).values().stream().map(Basket::benefit)
                .reduce(ZERO, BigDecimal::add));
    }

    private static BigDecimal benefit(List<Line> together) {
        if (together.stream().noneMatch(Line::hedges)) {
            return ZERO;
        }
        BigDecimal span = together.stream().map(line -> line.margin().span()).reduce(ZERO, BigDecimal::add);
        return span.multiply(HALF).setScale(2, RoundingMode.HALF_UP);
    }
}
