package io.anumati.simulator.api;

import java.math.BigDecimal;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.instrument.Instruments;
import io.anumati.simulator.order.Terms;

/** What the gateway checks of a place request before it says 200, in this order. */
final class PlaceRules {

    private static final int TAG_LIMIT = 40;

    private PlaceRules() {
    }

    /** @param protection what a market order has that does not say @throws RefusedCall with the first rule that is broken */
    static Terms read(JsonNode body, Instruments instruments, BigDecimal protection) {
        if (!body.isObject()) {
            throw new RefusedCall(ErrorCode.INVALID_INPUT);
        }
        Instrument instrument = instrument(body, instruments);
        int quantity = whole(body, "quantity");
        if (quantity <= 0) {
            throw new RefusedCall(Problem.of(ErrorCode.QUANTITY_ZERO, "quantity", body.get("quantity")));
        }
        String type = choice(body, "order_type", Set.of("MARKET", "LIMIT", "SL", "SL-M"), ErrorCode.ORDER_TYPE_MISSING,
                ErrorCode.ORDER_TYPE_WRONG);
        String side = choice(body, "transaction_type", Set.of("BUY", "SELL"), ErrorCode.SIDE_WRONG, ErrorCode.SIDE_WRONG);
        String product = choice(body, "product", Set.of("I", "D", "MTF"), ErrorCode.PRODUCT_MISSING, ErrorCode.PRODUCT_WRONG);
        String validity = choice(body, "validity", Set.of("DAY", "IOC"), ErrorCode.VALIDITY_MISSING, ErrorCode.VALIDITY_WRONG);
        if (!body.hasNonNull("price")) {
            throw new RefusedCall(Problem.of(ErrorCode.PRICE_MISSING, "price", null));
        }
        Terms terms = new Terms(instrument, side, type, product, validity, quantity, amount(body, "price"),
                amount(body, "trigger_price"), whole(body, "disclosed_quantity"), tag(body),
                PriceRules.protection(body, protection));
        PriceRules.check(terms, body);
        PriceRules.checkProtection(terms, body, protection);
        return terms;
    }

    private static Instrument instrument(JsonNode body, Instruments instruments) {
        JsonNode key = body.path("instrument_token");
        if (!key.isTextual() || key.textValue().isBlank()) {
            throw new RefusedCall(Problem.of(ErrorCode.INSTRUMENT_MISSING, "instrument_key", key));
        }
        if (key.textValue().startsWith("MCX_FO|")) {
            throw new RefusedCall(Problem.of(ErrorCode.MCX_DISABLED, "instrument_key", key));
        }
        return instruments.find(key.textValue())
                .orElseThrow(() -> new RefusedCall(Problem.of(ErrorCode.INSTRUMENT_UNKNOWN, "instrument_key", key)));
    }

    private static String choice(JsonNode body, String field, Set<String> known, ErrorCode missing, ErrorCode wrong) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull() || value.asText().isBlank()) {
            throw new RefusedCall(Problem.of(missing, field, value));
        }
        if (!value.isTextual() || !known.contains(value.textValue())) {
            throw new RefusedCall(Problem.of(wrong, field, value));
        }
        return value.textValue();
    }

    private static int whole(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0 && !field.equals("quantity")) {
            throw new RefusedCall(Problem.of(ErrorCode.INVALID_INPUT, field, value));
        }
        return value.intValue();
    }

    private static BigDecimal amount(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return BigDecimal.ZERO;
        }
        if (!value.isNumber() || value.decimalValue().signum() < 0) {
            throw new RefusedCall(Problem.of(ErrorCode.INVALID_INPUT, field, value));
        }
        return value.decimalValue();
    }

    private static String tag(JsonNode body) {
        JsonNode value = body.path("tag");
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new RefusedCall(Problem.of(ErrorCode.INVALID_INPUT, "tag", value));
        }
        if (value.textValue().length() > TAG_LIMIT) {
            throw new RefusedCall(Problem.of(ErrorCode.TAG_TOO_LONG, "tag", value));
        }
        return value.textValue();
    }
}
