package io.anumati.upstox;

import java.math.BigDecimal;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * One order of the day, from the order book or (one state of it) from the history. Order id, status and the quantities are
 * always
 * there; whatever else the broker leaves out or blank is null. Prices in rupees.
 *
 * @param tag the tag of the place call, or null
 * @param status the broker's own word
 * @param averagePrice 0 before the first fill
 * @param statusMessage why it was rejected, for people
 * @param statusMessageRaw the same in the risk system's words
 * @param orderTimestamp UTC; null when it cannot be read
 * @param exchangeTimestamp UTC; null before the exchange has it
 */
public record BookOrder(String orderId, String status, long quantity, long filledQuantity, Long pendingQuantity, String tag,
        @JsonProperty("instrument_token") String instrumentKey, String tradingSymbol, String exchange, String product,
        String orderType, String validity, String transactionType, BigDecimal price, BigDecimal triggerPrice,
        BigDecimal averagePrice, Long disclosedQuantity, String statusMessage, String statusMessageRaw, String exchangeOrderId,
        String parentOrderId, String placedBy, String variety,
        @JsonDeserialize(using = IstTime.Reader.class) Instant orderTimestamp,
        @JsonDeserialize(using = IstTime.Reader.class) Instant exchangeTimestamp) {

    public BookOrder {
        Text.need(orderId, "order id");
        Text.need(status, "order status");
        tag = Text.blankToNull(tag);
        statusMessage = Text.blankToNull(statusMessage);
        statusMessageRaw = Text.blankToNull(statusMessageRaw);
        exchangeOrderId = Text.blankToNull(exchangeOrderId);
    }

    public OrderStatus orderStatus() {
        return OrderStatus.of(status);
    }
}
