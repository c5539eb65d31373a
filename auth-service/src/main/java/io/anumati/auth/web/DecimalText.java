package io.anumati.auth.web;

import java.io.IOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;

/** A decimal written as text, of a size that a price or a value can have. */
final class DecimalText extends StdScalarDeserializer<BigDecimal> {

    private static final int LONGEST = 24;

    DecimalText() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
        }
        String text = parser.getText();
        if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,8})?") || text.length() > LONGEST) {
            return (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, "not a decimal");
        }
        return new BigDecimal(text);
    }
}
