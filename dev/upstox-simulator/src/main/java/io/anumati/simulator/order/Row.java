package io.anumati.simulator.order;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order after one step: a row of its history.
 *
 * @param terms what it asks for since then
 * @param averagePrice rupees, 0 before the first fill
 * @param exchangeOrderId empty before the exchange has it
 * @param message null unless something is to be said
 * @param rawMessage the risk system's own words
 * @param at by the broker's clock
 * @param recorded {@link System#nanoTime} when it happened: what a delayed read goes by
 */
public record Row(Status status, Terms terms, int filled, BigDecimal averagePrice, String exchangeOrderId, String message,
        String rawMessage, Instant at, long recorded) {

    Row to(Status next, Instant now, long nanos) {
        return new Row(next, terms, filled, averagePrice, exchangeOrderId, message, rawMessage, now, nanos);
    }

    Row with(Terms changed) {
        return new Row(status, changed, filled, averagePrice, exchangeOrderId, message, rawMessage, at, recorded);
    }

    Row atExchange(String id) {
        return new Row(status, terms, filled, averagePrice, id, message, rawMessage, at, recorded);
    }

    Row withFill(int total, BigDecimal average) {
        return new Row(status, terms, total, average, exchangeOrderId, message, rawMessage, at, recorded);
    }

    Row saying(String text, String raw) {
        return new Row(status, terms, filled, averagePrice, exchangeOrderId, text, raw, at, recorded);
    }
}
