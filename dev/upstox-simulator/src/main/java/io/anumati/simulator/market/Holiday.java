package io.anumati.simulator.market;

import java.time.LocalDate;
import java.util.List;

/**
 * A day off, or a day with hours of its own.
 *
 * @param type {@code TRADING_HOLIDAY}, {@code SETTLEMENT_HOLIDAY} or {@code SPECIAL_TIMING}
 * @param closed exchanges that do not trade
 * @param open exchanges that trade in hours of their own
 */
public record Holiday(LocalDate date, String description, String type, List<Exchange> closed, List<Open> open) {

    /** @param from and {@code to} as {@code HH:mm} in India */
    public record Open(Exchange exchange, String from, String to) {
    }
}
