package io.anumati.simulator.position;

import java.math.BigDecimal;
import java.time.Instant;

import io.anumati.simulator.order.Order;

/** One fill. @param id the exchange's trade id @param price rupees @param at by the broker's clock */
public record Trade(String id, Order order, int quantity, BigDecimal price, Instant at) {

    public BigDecimal value() {
        return price.multiply(BigDecimal.valueOf(quantity));
    }
}
