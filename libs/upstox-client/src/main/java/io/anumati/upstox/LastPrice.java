package io.anumati.upstox;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The last trade of an instrument; rupees and units.
 *
 * @param lastQuantity of the last trade, or null
 * @param volume of the day, or null
 * @param previousClose of the day before, or null
 */
public record LastPrice(@JsonProperty("instrument_token") String instrumentKey, BigDecimal lastPrice,
        @JsonProperty("ltq") Long lastQuantity, Long volume, @JsonProperty("cp") BigDecimal previousClose) {

    public LastPrice {
        Text.need(instrumentKey, "instrument key");
        Text.need(lastPrice, "last price");
    }
}
