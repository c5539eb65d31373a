package io.anumati.upstox;

import java.math.BigDecimal;

import io.anumati.upstox.PlaceOrderRequest.Product;
import io.anumati.upstox.PlaceOrderRequest.Side;

/**
 * An order whose charges are asked for.
 *
 * @param quantity units
 * @param price rupees
 */
public record BrokerageRequest(String instrumentKey, long quantity, Product product, Side side, BigDecimal price) {

    public BrokerageRequest {
        Text.need(instrumentKey, "instrument key");
        Text.need(price, "price");
    }
}
