package io.anumati.simulator.order;

import java.math.BigDecimal;

import io.anumati.simulator.instrument.Instrument;

/**
 * What an order asks for, in the broker's words.
 *
 * @param tag may be null
 */
public record Terms(Instrument instrument, String side, String type, String product, String validity, int quantity,
        BigDecimal price, BigDecimal trigger, int disclosed, String tag) {

    public boolean waitsForTrigger() {
        return type.startsWith("SL");
    }

    /** The price it fills at when nobody says otherwise: its limit, or the market's for orders without one. */
    BigDecimal fillPrice() {
        return price.signum() > 0 ? price : instrument.price();
    }

    Terms withQuantity(int part) {
        return new Terms(instrument, side, type, product, validity, part, price, trigger, disclosed, tag);
    }
}
