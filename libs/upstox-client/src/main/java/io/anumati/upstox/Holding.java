package io.anumati.upstox;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Shares held from earlier days. Prices and amounts in rupees; what the broker leaves out is null.
 *
 * @param quantity units held
 * @param t1Quantity units bought the day before and not delivered yet
 * @param cncUsedQuantity units sold or blocked today
 * @param collateralQuantity units pledged
 */
public record Holding(String isin, String companyName, String exchange,
        @JsonProperty("instrument_token") String instrumentKey, String tradingSymbol, String product, long quantity,
        Long t1Quantity, Long cncUsedQuantity, Long collateralQuantity, Long collateralUpdateQuantity, String collateralType,
        BigDecimal haircut, BigDecimal averagePrice, BigDecimal lastPrice, BigDecimal closePrice, BigDecimal pnl,
        BigDecimal dayChange, BigDecimal dayChangePercentage) {

    public Holding {
        Text.need(instrumentKey, "instrument key");
    }
}
