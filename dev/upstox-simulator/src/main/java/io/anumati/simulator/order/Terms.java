package io.anumati.simulator.order;

import java.math.BigDecimal;

import io.anumati.simulator.instrument.Instrument;

/**
 * What an order asks for, in the broker's words.
 *
 * @param tag may be null
 * @param protection how far a market order may run from the market, in percent; -1 as the exchange's table says, 0 not at all
 *        limited
 */
public record Terms(Instrument instrument, String side, String type, String product, String validity, int quantity,
        BigDecimal price, BigDecimal trigger, int disclosed, String tag, BigDecimal protection) {

    public boolean waitsForTrigger() {
        return type.startsWith("SL");
    }

    /** The price it fills at when nobody says otherwise: its limit, or the market's for orders without one. */
    public BigDecimal fillPrice() {
        return price.signum() > 0 ? price : instrument.price();
    }

    public boolean isBuy() {
        return side.equals("BUY");
    }

    Terms withQuantity(int part) {
        return new Terms(instrument, side, type, product, validity, part, price, trigger, disclosed, tag, protection);
    }

    Terms with(Change change) {
        return new Terms(instrument, side, or(change.type(), type), product, or(change.validity(), validity),
                or(change.quantity(), quantity), or(change.price(), price), or(change.trigger(), trigger),
                or(change.disclosed(), disclosed), tag, or(change.protection(), protection));
    }

    private static <T> T or(T changed, T kept) {
        return changed == null ? kept : changed;
    }
}
