package io.anumati.simulator.position;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.util.Collection;

import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.market.Margin;
import io.anumati.simulator.market.MarginRules;

/** Adds up what a customer's positions and open orders bind. */
final class FundsRules {

    /** Something that binds money: what is held, or what is wanted. */
    record Bound(Instrument instrument, String side, String product, int quantity, BigDecimal price) {

        Margin margin() {
            return MarginRules.required(instrument, side, product, quantity, price);
        }
    }

    private FundsRules() {
    }

    static Funds funds(BigDecimal opening, Collection<Position> positions, Collection<Bound> wanted) {
        Sum sum = new Sum();
        wanted.forEach(sum::bind);
        positions.forEach(sum::add);
        return new Funds(opening, sum.stockSale, sum.span, sum.exposure, sum.varElm, sum.premium, sum.delivery, sum.mtf,
                sum.realised, sum.unrealised);
    }

    private static final class Sum {

        private BigDecimal stockSale = ZERO;
        private BigDecimal span = ZERO;
        private BigDecimal exposure = ZERO;
        private BigDecimal varElm = ZERO;
        private BigDecimal premium = ZERO;
        private BigDecimal delivery = ZERO;
        private BigDecimal mtf = ZERO;
        private BigDecimal realised = ZERO;
        private BigDecimal unrealised = ZERO;

        void add(Position position) {
            realised = realised.add(position.realised());
            int net = position.quantity();
            boolean shares = !position.instrument().isDerivative() && position.product().equals("D");
            if (!shares) {
                unrealised = unrealised.add(position.unrealised());
            }
            if (shares && net < 0) {
                stockSale = stockSale.subtract(position.value());
            } else if (net != 0) {
                bind(new Bound(position.instrument(), net > 0 ? "BUY" : "SELL", position.product(), Math.abs(net),
                        position.averagePrice().orElseThrow()));
            }
        }

        void bind(Bound bound) {
            Margin margin = bound.margin();
            span = span.add(margin.span());
            exposure = exposure.add(margin.exposure());
            premium = premium.add(margin.premium());
            switch (bound.product()) {
                case "D" -> delivery = delivery.add(margin.equity());
                case "MTF" -> mtf = mtf.add(margin.equity());
                default -> varElm = varElm.add(margin.equity());
            }
        }
    }
}
