package io.anumati.upstox;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Today's position in one instrument and product. Prices and amounts in rupees; what the broker leaves out is null.
 *
 * @param quantity net units, negative when short, 0 when closed
 * @param averagePrice null when closed
 * @param unrealised as the broker says; its own samples do not add up, so work profit out from the fills
 */
public record Position(String exchange, @JsonProperty("instrument_token") String instrumentKey, String tradingSymbol,
        String product, long quantity, BigDecimal multiplier, BigDecimal averagePrice, BigDecimal lastPrice,
        BigDecimal closePrice, BigDecimal buyPrice, BigDecimal sellPrice, BigDecimal value, BigDecimal buyValue,
        BigDecimal sellValue, BigDecimal pnl, BigDecimal realised, BigDecimal unrealised, long dayBuyQuantity,
        BigDecimal dayBuyPrice, BigDecimal dayBuyValue, long daySellQuantity, BigDecimal daySellPrice, BigDecimal daySellValue,
        long overnightQuantity, long overnightBuyQuantity, BigDecimal overnightBuyAmount, long overnightSellQuantity,
        BigDecimal overnightSellAmount) {

    public Position {
        Text.need(instrumentKey, "instrument key");
    }
}
