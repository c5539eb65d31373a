package io.anumati.upstox;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.anumati.upstox.PlaceOrderRequest.Product;
import io.anumati.upstox.PlaceOrderRequest.Side;

/**
 * One order whose margin is asked for; no instrument twice in one request.
 *
 * @param quantity units, whole lots
 * @param price rupees, or null for the market's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MarginLine(String instrumentKey, long quantity, @JsonProperty("transaction_type") Side side, Product product,
        BigDecimal price) {

    /** Lines of one request. */
    static final int LIMIT = 20;

    public MarginLine {
        Text.need(instrumentKey, "instrument key");
    }
}
