package io.anumati.simulator.api;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.order.Terms;

/** Which prices an order of each type must and must not have, and how market orders are protected. */
final class PriceRules {

    private static final BigDecimal AUTOMATIC = BigDecimal.ONE.negate();
    private static final BigDecimal MOST = BigDecimal.valueOf(25);

    private PriceRules() {
    }

    static void check(Terms terms, JsonNode body) {
        boolean priced = terms.price().signum() > 0;
        boolean triggered = terms.trigger().signum() > 0;
        switch (terms.type()) {
            case "LIMIT" -> need(priced, ErrorCode.PRICE_NEEDED, "price", body);
            case "MARKET" -> need(!priced && !triggered, ErrorCode.PRICE_NOT_ALLOWED, priced ? "price" : "trigger_price", body);
            case "SL" -> checkStopLoss(terms, body, priced && triggered);
            default -> need(!priced && triggered, ErrorCode.ONLY_TRIGGER_NEEDED, priced ? "price" : "trigger_price", body);
        }
    }

    static BigDecimal protection(JsonNode body, BigDecimal usual) {
        JsonNode said = body.path("market_protection");
        return said.isNumber() ? said.decimalValue() : usual;
    }

    /** @param usual what counts when the body does not say */
    static void checkProtection(String type, JsonNode body, BigDecimal usual) {
        if (!type.equals("MARKET") && !type.equals("SL-M")) {
            return;
        }
        JsonNode said = body.path("market_protection");
        if (!said.isNumber() && !said.isMissingNode() && !said.isNull()) {
            throw new RefusedCall(Problem.of(ErrorCode.PROTECTION_WRONG, "market_protection", said));
        }
        BigDecimal protection = protection(body, usual);
        need(protection.signum() != 0, ErrorCode.MARKET_UNPROTECTED, "market_protection", body);
        need(protection.compareTo(MOST) <= 0, ErrorCode.PROTECTION_TOO_HIGH, "market_protection", body);
        boolean meaningful = protection.compareTo(AUTOMATIC) == 0 || protection.compareTo(BigDecimal.ONE) >= 0;
        need(meaningful, ErrorCode.PROTECTION_WRONG, "market_protection", body);
    }

    private static void checkStopLoss(Terms terms, JsonNode body, boolean both) {
        need(both, ErrorCode.BOTH_PRICES_NEEDED, terms.price().signum() > 0 ? "trigger_price" : "price", body);
        int order = terms.trigger().compareTo(terms.price());
        need(!terms.side().equals("BUY") || order <= 0, ErrorCode.TRIGGER_ABOVE_PRICE, "trigger_price", body);
        need(!terms.side().equals("SELL") || order >= 0, ErrorCode.TRIGGER_BELOW_PRICE, "trigger_price", body);
    }

    private static void need(boolean kept, ErrorCode broken, String field, JsonNode body) {
        if (!kept) {
            throw new RefusedCall(Problem.of(broken, field, body.get(field)));
        }
    }
}
