package io.anumati.simulator.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.account.Basket;
import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.market.Margin;

/** What a basket of orders would bind (broker page "Margin Details"). Reserves nothing. */
final class MarginCall {

    private static final int MOST_LINES = 20;

    private MarginCall() {
    }

    static Answer answer(Call call) {
        Gate.read(call);
        JsonNode lines = call.json().path("instruments");
        if (!lines.isArray() || lines.isEmpty()) {
            throw new RefusedCall(Problem.of(ErrorCode.INVALID_VALUE, "instruments", lines));
        }
        if (lines.size() > MOST_LINES) {
            throw new RefusedCall(ErrorCode.MARGIN_TOO_MANY);
        }
        List<Basket.Line> basket = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (JsonNode line : lines) {
            basket.add(line(call, line));
            if (!keys.add(line.path("instrument_key").textValue())) {
                throw refused(ErrorCode.MARGIN_KEY_TWICE, line, "instrument_key");
            }
        }
        return Answer.success(shown(new Basket(basket)));
    }

    private static ObjectNode shown(Basket basket) {
        ObjectNode data = Json.object();
        ArrayNode margins = data.putArray("margins");
        basket.lines().forEach(line -> margins.add(shown(line.margin())));
        return data.put("required_margin", Rupees.shown(basket.required())).put("final_margin",
                Rupees.shown(basket.afterBenefit()));
    }

    private static ObjectNode shown(Margin margin) {
        return Json.object().put("span_margin", Rupees.shown(margin.span()))
                .put("exposure_margin", Rupees.shown(margin.exposure())).put("equity_margin", Rupees.shown(margin.equity()))
                .put("net_buy_premium", Rupees.shown(margin.premium())).put("additional_margin", 0)
                .put("total_margin", Rupees.shown(margin.total())).put("tender_margin", 0);
    }

    private static Basket.Line line(Call call, JsonNode line) {
        Instrument instrument = instrument(call, line);
        int quantity = quantity(line, instrument);
        String product = choice(line, "product", Set.of("I", "D", "CO", "MTF"), ErrorCode.MARGIN_PRODUCT_MISSING,
                ErrorCode.MARGIN_PRODUCT_WRONG);
        String side = choice(line, "transaction_type", Set.of("BUY", "SELL"), ErrorCode.MARGIN_SIDE_MISSING,
                ErrorCode.MARGIN_SIDE_WRONG);
        BigDecimal price = line.hasNonNull("price") ? price(line) : call.broker().prices().last(instrument);
        return new Basket.Line(instrument, side, product.equals("CO") ? "I" : product, quantity, price);
    }

    private static Instrument instrument(Call call, JsonNode line) {
        String key = line.path("instrument_key").asText();
        if (key.isBlank()) {
            throw refused(ErrorCode.MARGIN_KEY_MISSING, line, "instrument_key");
        }
        if (!CandleReads.KEY.matcher(key).matches()) {
            throw refused(ErrorCode.MARGIN_KEY_WRONG, line, "instrument_key");
        }
        return call.broker().instruments().find(key)
                .orElseThrow(() -> refused(ErrorCode.INSTRUMENT_UNKNOWN, line, "instrument_key"));
    }

    private static int quantity(JsonNode line, Instrument instrument) {
        if (!line.hasNonNull("quantity")) {
            throw refused(ErrorCode.MARGIN_QUANTITY_MISSING, line, "quantity");
        }
        JsonNode said = line.get("quantity");
        if (!said.isIntegralNumber() || !said.canConvertToInt()) {
            throw refused(ErrorCode.INVALID_VALUE, line, "quantity");
        }
        if (said.intValue() <= 0) {
            throw refused(ErrorCode.MARGIN_QUANTITY_ZERO, line, "quantity");
        }
        if (said.intValue() % instrument.lot() != 0) {
            throw refused(ErrorCode.MARGIN_LOT_WRONG, line, "quantity");
        }
        return said.intValue();
    }

    private static BigDecimal price(JsonNode line) {
        JsonNode said = line.get("price");
        if (!said.isNumber()) {
            throw refused(ErrorCode.INVALID_VALUE, line, "price");
        }
        if (said.decimalValue().signum() <= 0) {
            throw refused(ErrorCode.MARGIN_PRICE_WRONG, line, "price");
        }
        return said.decimalValue();
    }

    private static String choice(JsonNode line, String field, Set<String> known, ErrorCode missing, ErrorCode wrong) {
        String said = line.path(field).asText();
        if (!line.hasNonNull(field) || said.isBlank()) {
            throw refused(missing, line, field);
        }
        if (!known.contains(said)) {
            throw refused(wrong, line, field);
        }
        return said;
    }

    private static RefusedCall refused(ErrorCode error, JsonNode line, String field) {
        return new RefusedCall(Problem.of(error, field, line.get(field)));
    }
}
