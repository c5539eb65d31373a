package io.anumati.upstox;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One candle; seven positions on the wire.
 *
 * @param start UTC
 * @param open rupees, as the three others
 * @param volume units
 * @param openInterest units; 0 for shares
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({ "start", "open", "high", "low", "close", "volume", "open_interest" })
public record Candle(OffsetDateTime start, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, long volume,
        long openInterest) {

    public Candle {
        Text.need(start, "time of the candle");
        Text.need(close, "price of the candle");
    }

    public Instant startsAt() {
        return start.toInstant();
    }
}
