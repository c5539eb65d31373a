package io.anumati.simulator.position;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

import io.anumati.simulator.instrument.Instrument;

/**
 * What a customer has in one instrument and product; all amounts in rupees.
 *
 * @param overnight carried over from the day before, negative when short
 * @param overnightPrice each; the day before's close for derivatives, which were settled at it
 * @param bought today
 * @param sold today
 */
public record Position(String userId, Instrument instrument, String product, int overnight, BigDecimal overnightPrice,
        Side bought, Side sold, BigDecimal lastPrice, BigDecimal closePrice) {

    /** What was traded on one side. */
    public record Side(int quantity, BigDecimal value) {

        static final Side NONE = new Side(0, ZERO);

        Side plus(int more, BigDecimal price) {
            return new Side(quantity + more, value.add(price.multiply(BigDecimal.valueOf(more))));
        }

        /** On average; 0 for none. */
        public BigDecimal price() {
            return quantity == 0 ? ZERO : value.divide(BigDecimal.valueOf(quantity), 4, RoundingMode.HALF_UP);
        }
    }

    /** Net, negative when short. */
    public int quantity() {
        return overnight + bought.quantity() - sold.quantity();
    }

    /** Today's and what was carried over. */
    public Side buys() {
        return overnight > 0 ? bought.plus(overnight, overnightPrice) : bought;
    }

    public Side sells() {
        return overnight < 0 ? sold.plus(-overnight, overnightPrice) : sold;
    }

    /** Of what is held now; empty for a closed position. */
    public Optional<BigDecimal> averagePrice() {
        int net = quantity();
        return net == 0 ? Optional.empty() : Optional.of(net > 0 ? buys().price() : sells().price());
    }

    /** What is held now, at its average price; negative when short. */
    public BigDecimal value() {
        return averagePrice().map(price -> worth(price, quantity())).orElse(ZERO);
    }

    /** What it gained since the start of the day, or since it was opened. */
    public BigDecimal pnl() {
        return sells().value().subtract(buys().value()).multiply(BigDecimal.valueOf(instrument.multiplier()))
                .add(worth(lastPrice, quantity()));
    }

    public BigDecimal unrealised() {
        return worth(lastPrice, quantity()).subtract(value());
    }

    public BigDecimal realised() {
        return pnl().subtract(unrealised());
    }

    private BigDecimal worth(BigDecimal price, int quantity) {
        return price.multiply(BigDecimal.valueOf((long) quantity * instrument.multiplier()));
    }
}
