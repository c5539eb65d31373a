package io.anumati.upstox;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * One line of the broker's instrument master. Key, segment and exchange are always there; what a kind of instrument does not
 * have
 * (an index has no lot) is null.
 *
 * @param instrumentType {@code EQ}, {@code FUT}, {@code CE}, {@code PE}, {@code INDEX}, …
 * @param lotSize units of one lot
 * @param freezeQuantity highest quantity of one order, units
 * @param tickSize paise, as in the file; {@link #tickSizeRupees} for orders
 * @param expiry UTC; null for a share
 */
public record InstrumentRow(String instrumentKey, String segment, String exchange, String instrumentType, String tradingSymbol,
        String name, String shortName, String isin, String exchangeToken,
        @JsonDeserialize(using = WholeNumber.class) Long lotSize, @JsonDeserialize(using = WholeNumber.class) Long minimumLot,
        @JsonDeserialize(using = WholeNumber.class) Long freezeQuantity, BigDecimal tickSize, BigDecimal strikePrice,
        String underlyingKey, String securityType,
        Instant expiry) {

    public InstrumentRow {
        Text.need(instrumentKey, "instrument key");
        Text.need(segment, "segment");
        Text.need(exchange, "exchange");
    }

    /** @return null where the file has no tick */
    public BigDecimal tickSizeRupees() {
        return tickSize == null ? null : tickSize.movePointLeft(2).stripTrailingZeros();
    }

    /** The file writes whole numbers as {@code 75}, {@code 75.0} or text; a part of a unit is an error. */
    static final class WholeNumber extends StdScalarDeserializer<Long> {

        WholeNumber() {
            super(Long.class);
        }

        @Override
        public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return new BigDecimal(parser.getText().strip()).longValueExact();
            } catch (ArithmeticException | NumberFormatException notWhole) {
                return (Long) context.handleWeirdStringValue(Long.class, parser.getText(), "not a whole number");
            }
        }
    }
}
