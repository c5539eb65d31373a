package io.anumati.upstox;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.anumati.upstox.PlaceOrderRequest.OrderType;
import io.anumati.upstox.PlaceOrderRequest.Validity;

/**
 * A change of an open order, as modify v3 takes it; what is null keeps its old value. Source: page "Modify Order V3".
 *
 * @param quantity units, or null; whether it is the whole or the rest after a partial fill is not documented
 * @param price rupees; 0 for MARKET and SL-M
 * @param disclosedQuantity at least a tenth of the quantity, or null
 * @param triggerPrice rupees; 0 unless SL or SL-M
 * @param marketProtection as for {@link PlaceOrderRequest}, or null
 */
@JsonPropertyOrder({ "order_id", "quantity", "validity", "price", "order_type", "disclosed_quantity", "trigger_price",
        "market_protection" })
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModifyOrderRequest(String orderId, Long quantity, Validity validity, BigDecimal price, OrderType orderType,
        Long disclosedQuantity, BigDecimal triggerPrice, BigDecimal marketProtection) {

    public ModifyOrderRequest {
        Text.need(orderId, "order id");
        if (quantity != null && quantity < 1 || disclosedQuantity != null && disclosedQuantity < 1 || price.signum() < 0
                || triggerPrice.signum() < 0) {
            throw new IllegalArgumentException("quantities must be positive, no figure negative");
        }
    }
}
