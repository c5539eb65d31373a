package io.anumati.executor.reconcile;

import java.math.BigDecimal;

import io.anumati.upstox.BookOrder;

/** An order as a test's book shows it. */
record Shown(String orderId, String tag, String instrument, String side, long quantity, String price, String status,
        long filled) {

    Shown orderId(String other) {
        return new Shown(other, tag, instrument, side, quantity, price, status, filled);
    }

    Shown tag(String other) {
        return new Shown(orderId, other, instrument, side, quantity, price, status, filled);
    }

    Shown instrument(String other) {
        return new Shown(orderId, tag, other, side, quantity, price, status, filled);
    }

    Shown side(String other) {
        return new Shown(orderId, tag, instrument, other, quantity, price, status, filled);
    }

    Shown quantity(long other) {
        return new Shown(orderId, tag, instrument, side, other, price, status, filled);
    }

    Shown price(String other) {
        return new Shown(orderId, tag, instrument, side, quantity, other, status, filled);
    }

    Shown progress(String otherStatus, long otherFilled) {
        return new Shown(orderId, tag, instrument, side, quantity, price, otherStatus, otherFilled);
    }

    BookOrder build() {
        return new BookOrder(orderId, status, quantity, filled, null, tag, instrument, null, null, null, "LIMIT", "DAY", side,
                new BigDecimal(price), BigDecimal.ZERO, null, null, null, null, null, null, null, null, null, null);
    }
}
