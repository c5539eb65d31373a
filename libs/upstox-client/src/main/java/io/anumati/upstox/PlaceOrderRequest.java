package io.anumati.upstox;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One order, as place v3 takes it. {@code is_amo} is always false: the broker ignores it.
 *
 * @param quantity units; greater than 0
 * @param price rupees; 0 for MARKET and SL-M
 * @param tag at most 40 characters ({@code UDAPI1119}), or null
 * @param instrumentToken the instrument key, for example {@code NSE_EQ|INE002A01018}
 * @param disclosedQuantity 0 or at least a tenth of the quantity
 * @param triggerPrice rupees; 0 unless SL or SL-M
 * @param slice whether the broker may split above the freeze quantity
 * @param marketProtection -1 automatic, 1 to 25 percent, or null to send none; counts for MARKET and SL-M only
 */
@JsonPropertyOrder({ "quantity", "product", "validity", "price", "tag", "instrument_token", "order_type", "transaction_type",
        "disclosed_quantity", "trigger_price", "is_amo", "slice", "market_protection" })
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlaceOrderRequest(long quantity, Product product, Validity validity, BigDecimal price, String tag,
        String instrumentToken, OrderType orderType, @JsonProperty("transaction_type") Side side, long disclosedQuantity,
        BigDecimal triggerPrice, boolean slice, BigDecimal marketProtection) {

    private static final int TAG_LIMIT = 40;

    public PlaceOrderRequest {
        Text.need(instrumentToken, "instrument key");
        if (quantity < 1 || disclosedQuantity < 0 || price.signum() < 0 || triggerPrice.signum() < 0) {
            throw new IllegalArgumentException("quantity must be positive, no figure negative");
        }
        if (tag != null && tag.length() > TAG_LIMIT) {
            throw new IllegalArgumentException("a tag has at most 40 characters");
        }
    }

    /** An order that is neither sliced nor disclosed in part. */
    public static PlaceOrderRequest plain(String instrumentToken, Side side, long quantity, OrderType orderType,
            Product product, Validity validity, BigDecimal price, BigDecimal triggerPrice, String tag,
            BigDecimal marketProtection) {
        return new PlaceOrderRequest(quantity, product, validity, price, tag, instrumentToken, orderType, side, 0,
                triggerPrice, false, marketProtection);
    }

    @JsonProperty("is_amo")
    boolean afterMarket() {
        return false;
    }

    public enum Side {
        BUY,
        SELL
    }

    public enum Product {
        I,
        D,
        MTF
    }

    public enum Validity {
        DAY,
        IOC
    }

    public enum OrderType {
        MARKET,
        LIMIT,
        SL,
        @JsonProperty("SL-M")
        SL_M
    }
}
