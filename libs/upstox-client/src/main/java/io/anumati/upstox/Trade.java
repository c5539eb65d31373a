package io.anumati.upstox;

import java.math.BigDecimal;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * One fill. Trade id (unique within its exchange), order id, quantity and price are always there.
 *
 * @param quantity units of this fill
 * @param averagePrice rupees, of this fill
 * @param exchangeTimestamp UTC; null when it cannot be read
 */
public record Trade(String tradeId, String orderId, String exchange, String exchangeOrderId,
        @JsonProperty("instrument_token") String instrumentKey, String tradingSymbol, String product, String orderType,
        String transactionType, long quantity, BigDecimal averagePrice, String orderRefId,
        @JsonDeserialize(using = IstTime.Reader.class) Instant orderTimestamp,
        @JsonDeserialize(using = IstTime.Reader.class) Instant exchangeTimestamp) {

    public Trade {
        Text.need(tradeId, "trade id");
        Text.need(orderId, "order id");
        Text.need(averagePrice, "price of the fill");
    }
}
