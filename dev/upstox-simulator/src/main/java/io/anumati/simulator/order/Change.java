package io.anumati.simulator.order;

import java.math.BigDecimal;

/**
 * What a modify request asks for; null keeps what the order has.
 *
 * @param quantity in total, what is filled included
 */
public record Change(Integer quantity, String validity, BigDecimal price, String type, Integer disclosed, BigDecimal trigger,
        BigDecimal protection) {
}
