package io.anumati.simulator.api;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.order.Terms;

/** What the gateway checks of a place request before it says 200, in this order. */
final class PlaceRules {

    static final Set<String> TYPES = Set.of("MARKET", "LIMIT", "SL", "SL-M");
    static final Set<String> VALIDITIES = Set.of("DAY", "IOC");

    private static final Set<String> SIDES = Set.of("BUY", "SELL");
    private static final Set<String> PRODUCTS = Set.of("I", "D", "MTF");
    private static final int TAG_LIMIT = 40;

    private PlaceRules() {
    }

    /** @throws RefusedCall with the first rule that is broken */
    static Terms read(JsonNode body, Reading reading) {
        if (!body.isObject()) {
            throw new RefusedCall(ErrorCode.INVALID_INPUT);
        }
        Instrument instrument = instrument(body, reading);
        int quantity = Fields.whole(body, "quantity");
        if (quantity <= 0) {
            throw new RefusedCall(Problem.of(ErrorCode.QUANTITY_ZERO, "quantity", body.get("quantity")));
        }
        String type = Fields.choice(body, "order_type", TYPES, ErrorCode.ORDER_TYPE_MISSING, ErrorCode.ORDER_TYPE_WRONG);
        String side = Fields.choice(body, "transaction_type", SIDES, ErrorCode.SIDE_WRONG, ErrorCode.SIDE_WRONG);
        String product = Fields.choice(body, "product", PRODUCTS, ErrorCode.PRODUCT_MISSING, ErrorCode.PRODUCT_WRONG);
        String validity = Fields.choice(body, "validity", VALIDITIES, ErrorCode.VALIDITY_MISSING, ErrorCode.VALIDITY_WRONG);
        if (Fields.isAbsent(body, "price")) {
            throw new RefusedCall(Problem.of(ErrorCode.PRICE_MISSING, "price", null));
        }
        Terms terms = new Terms(instrument, side, type, product, validity, quantity, Fields.amount(body, "price"),
                Fields.amount(body, "trigger_price"), disclosed(body), tag(body, reading),
                PriceRules.protection(body, reading.protection()));
        PriceRules.check(terms, body);
        PriceRules.checkProtection(type, body, reading.protection());
        return terms;
    }

    private static Instrument instrument(JsonNode body, Reading reading) {
        JsonNode key = body.path("instrument_token");
        if (!key.isTextual() || key.textValue().isBlank()) {
            throw new RefusedCall(Problem.of(ErrorCode.INSTRUMENT_MISSING, "instrument_key", key));
        }
        if (key.textValue().startsWith("MCX_FO|") && !reading.mcx()) {
            throw new RefusedCall(Problem.of(ErrorCode.MCX_DISABLED, "instrument_key", key));
        }
        return reading.instruments().find(key.textValue())
                .orElseThrow(() -> new RefusedCall(Problem.of(ErrorCode.INSTRUMENT_UNKNOWN, "instrument_key", key)));
    }

    private static int disclosed(JsonNode body) {
        int disclosed = Fields.whole(body, "disclosed_quantity");
        if (disclosed < 0) {
            throw Fields.wrong(body, "disclosed_quantity");
        }
        return disclosed;
    }

    private static String tag(JsonNode body, Reading reading) {
        String tag = Fields.text(body, "tag");
        if (tag != null && tag.length() > TAG_LIMIT) {
            throw new RefusedCall(Problem.of(reading.tagTooLong(), "tag", body.get("tag")));
        }
        if (tag != null && !reading.tags().matcher(tag).matches()) {
            throw Fields.wrong(body, "tag");
        }
        return tag;
    }
}
