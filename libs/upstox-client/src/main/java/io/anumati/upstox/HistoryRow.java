package io.anumati.upstox;

import java.math.BigDecimal;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * One state an order has been in; several rows per order, oldest first. Order id, status and quantity are always there;
 * whatever
 * else the broker leaves out or blank is null. Prices in rupees, times in UTC.
 *
 * @param filledQuantity units filled by then; 0 where the broker leaves it out
 */
public record HistoryRow(String orderId, String status, long quantity, Long filledQuantity, String tag,
        @JsonProperty("instrument_token") String instrumentKey, String tradingSymbol, String exchange, String product,
        String orderType, String validity, String transactionType, BigDecimal price, BigDecimal triggerPrice,
        BigDecimal averagePrice, Long disclosedQuantity, String statusMessage, String exchangeOrderId, String parentOrderId,
        String placedBy, String variety, @JsonDeserialize(using = IstTime.Reader.class) Instant orderTimestamp,
        @JsonDeserialize(using = IstTime.Reader.class) Instant exchangeTimestamp) {

    public HistoryRow {
        Text.need(orderId, "order id");
        Text.need(status, "order status");
        filledQuantity = filledQuantity == null ? Long.valueOf(0) : filledQuantity;
        tag = Text.blankToNull(tag);
        statusMessage = Text.blankToNull(statusMessage);
        exchangeOrderId = Text.blankToNull(exchangeOrderId);
    }

    public OrderStatus orderStatus() {
        return OrderStatus.of(status);
    }
}
