package io.anumati.simulator.api;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.OrderQuestions.ModifiedQuantity;
import io.anumati.simulator.order.Change;
import io.anumati.simulator.order.Order;

/** What the gateway checks of a modify request before it says 200. Its price rules have other codes than those of place. */
final class ModifyRules {

    private ModifyRules() {
    }

    /** The order it is about. @throws RefusedCall when it names none */
    static String orderId(JsonNode body) {
        if (!body.isObject()) {
            throw new RefusedCall(ErrorCode.INVALID_INPUT);
        }
        String id = Fields.text(body, "order_id");
        if (id == null || id.isBlank()) {
            throw new RefusedCall(Problem.of(ErrorCode.MODIFY_ID_MISSING, "order_id", body.get("order_id")));
        }
        OrderReads.checkForm(id);
        return id;
    }

    /**
     * The change as far as the body says it; quantities as written.
     *
     * @throws RefusedCall with the first rule that is broken
     */
    static Change read(JsonNode body) {
        String validity = Fields.choice(body, "validity", PlaceRules.VALIDITIES, ErrorCode.VALIDITY_MISSING,
                ErrorCode.VALIDITY_WRONG);
        String type = Fields.choice(body, "order_type", PlaceRules.TYPES, ErrorCode.ORDER_TYPE_MISSING,
                ErrorCode.ORDER_TYPE_WRONG);
        if (Fields.isAbsent(body, "price")) {
            throw new RefusedCall(Problem.of(ErrorCode.PRICE_MISSING, "price", null));
        }
        if (Fields.isAbsent(body, "trigger_price")) {
            throw new RefusedCall(Problem.of(ErrorCode.MODIFY_TRIGGER_NEEDED, "trigger_price", null));
        }
        BigDecimal price = Fields.amount(body, "price");
        BigDecimal trigger = Fields.amount(body, "trigger_price");
        checkPrices(type, price.signum() > 0, trigger.signum() > 0, body);
        return new Change(optional(body, "quantity", 1), validity, price, type, optional(body, "disclosed_quantity", 0),
                trigger,
                body.path("market_protection").isNumber() ? body.get("market_protection").decimalValue() : null);
    }

    /** The change with its quantity in total, checked against what the order has. */
    static Change against(Order order, Change change, JsonNode body, ModifiedQuantity meaning) {
        PriceRules.checkProtection(change.type(), body, order.terms().protection());
        int written = change.quantity() == null ? 0 : change.quantity();
        Integer total = change.quantity() == null ? null : switch (meaning) {
            case TOTAL -> Integer.valueOf(written);
            case REMAINING -> Integer.valueOf(written + order.last().filled());
        };
        int quantity = total == null ? order.terms().quantity() : total;
        if (change.disclosed() != null && change.disclosed() > 0 && change.disclosed() * 10L < quantity) {
            throw new RefusedCall(
                    Problem.of(ErrorCode.MODIFY_DISCLOSED_SMALL, "disclosed_quantity", body.get("disclosed_quantity")));
        }
        return new Change(total, change.validity(), change.price(), change.type(), change.disclosed(), change.trigger(),
                change.protection());
    }

    private static void checkPrices(String type, boolean priced, boolean triggered, JsonNode body) {
        switch (type) {
            case "LIMIT" -> need(priced, ErrorCode.MODIFY_PRICE_NEEDED, "price", body);
            case "MARKET" -> need(!priced && !triggered, ErrorCode.MODIFY_PRICE_NOT_ALLOWED,
                    priced ? "price" : "trigger_price", body);
            case "SL" -> need(priced && triggered, ErrorCode.MODIFY_BOTH_PRICES_NEEDED, priced ? "trigger_price" : "price",
                    body);
            default -> {
                need(triggered, ErrorCode.MODIFY_TRIGGER_NEEDED, "trigger_price", body);
                need(!priced, ErrorCode.MODIFY_ONLY_TRIGGER_NEEDED, "price", body);
            }
        }
    }

    private static Integer optional(JsonNode body, String field, int least) {
        if (Fields.isAbsent(body, field)) {
            return null;
        }
        int value = Fields.whole(body, field);
        if (value < least) {
            throw Fields.wrong(body, field);
        }
        return value;
    }

    private static void need(boolean kept, ErrorCode broken, String field, JsonNode body) {
        if (!kept) {
            throw new RefusedCall(Problem.of(broken, field, body.get(field)));
        }
    }
}
