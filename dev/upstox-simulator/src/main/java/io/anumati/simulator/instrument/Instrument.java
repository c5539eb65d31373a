package io.anumati.simulator.instrument;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One row of the broker's instruments file and a price to fill market orders at.
 *
 * @param row exactly what the file shows
 * @param lot what quantities are a multiple of: 1 for commodities, which are ordered in lots (broker page "Place Order V3")
 * @param multiplier units in one of a quantity: the lot size for commodities, 1 for all others
 * @param tick rupees (the file says paise)
 * @param price rupees, what it moves around
 * @param lower rupees, the lowest price of the day's band
 * @param upper rupees, the highest
 * @param intraday whether product I is allowed
 * @param mtf whether product MTF is allowed
 * @param suspended whether it is in the file of suspended instruments and cannot be traded
 */
public record Instrument(ObjectNode row, String key, String symbol, int lot, int multiplier, int freeze, BigDecimal tick,
        BigDecimal price,
        BigDecimal lower, BigDecimal upper, boolean intraday, boolean mtf, boolean suspended) {

    private static final String PRICE = "reference_price";
    private static final String LOWER = "lower_circuit";
    private static final String UPPER = "upper_circuit";
    private static final String INTRADAY = "intraday";
    private static final String MTF = "mtf";
    private static final String SUSPENDED = "suspended";
    private static final List<String> OURS = List.of(PRICE, LOWER, UPPER, INTRADAY, MTF, SUSPENDED);
    private static final BigDecimal TICK_OF_INDICES = new BigDecimal("0.05");
    private static final BigDecimal BOUNDLESS = new BigDecimal("100000000");

    /**
     * @param source the file's row with {@code reference_price} (rupees) added, and if need be {@code lower_circuit},
     *        {@code upper_circuit} (rupees), {@code intraday}, {@code mtf}, {@code suspended} (booleans)
     * @throws IllegalArgumentException when a field that orders need is missing
     */
    public static Instrument of(ObjectNode source) {
        ObjectNode row = source.deepCopy();
        BigDecimal price = decimal(source, PRICE);
        row.remove(OURS);
        String key = text(source, "instrument_key");
        if (key.contains("_INDEX|")) {
            return new Instrument(row, key, text(source, "trading_symbol"), 1, 1, Integer.MAX_VALUE, TICK_OF_INDICES, price,
                    TICK_OF_INDICES, BOUNDLESS, false, false, false);
        }
        BigDecimal tick = decimal(source, "tick_size").movePointLeft(2);
        boolean equity = key.startsWith("NSE_EQ|") || key.startsWith("BSE_EQ|");
        int lot = decimal(source, "lot_size").intValueExact();
        boolean commodity = key.startsWith("MCX_FO|") || key.startsWith("NSE_COM|");
        return new Instrument(row, key, text(source, "trading_symbol"), commodity ? 1 : lot, commodity ? lot : 1,
                decimal(source, "freeze_quantity").intValueExact(), tick, price,
                source.has(LOWER) ? decimal(source, LOWER) : tick, source.has(UPPER) ? decimal(source, UPPER) : BOUNDLESS,
                source.path(INTRADAY).asBoolean(true), source.path(MTF).asBoolean(equity),
                source.path(SUSPENDED).asBoolean(false));
    }

    /** {@code EQ}, {@code FUT}, {@code CE}, {@code PE} or {@code INDEX}. */
    public String type() {
        return row.path("instrument_type").asText();
    }

    public boolean isIndex() {
        return segment().endsWith("_INDEX");
    }

    public boolean isDerivative() {
        return !isIndex() && !segment().endsWith("_EQ");
    }

    public boolean isFuture() {
        return isDerivative() && !isOption();
    }

    public boolean isOption() {
        return type().equals("CE") || type().equals("PE");
    }

    /** The key of what a derivative is of. */
    public Optional<String> underlying() {
        return Optional.ofNullable(row.path("underlying_key").textValue());
    }

    /** Rupees; 0 for what is no option. */
    public BigDecimal strike() {
        return isOption() ? row.path("strike_price").decimalValue() : BigDecimal.ZERO;
    }

    public boolean isExpired(Instant now) {
        return row.path("expiry").isNumber() && row.path("expiry").longValue() < now.toEpochMilli();
    }

    public String segment() {
        return key.substring(0, key.indexOf('|'));
    }

    /** The short name that order rows show. */
    public String exchange() {
        return switch (segment()) {
            case "NSE_EQ" -> "NSE";
            case "NSE_FO" -> "NFO";
            case "BSE_EQ" -> "BSE";
            case "BSE_FO" -> "BFO";
            case "NCD_FO" -> "CDS";
            case "BCD_FO" -> "BCD";
            case "MCX_FO" -> "MCX";
            case "NSE_COM" -> "NSCOM";
            default -> segment();
        };
    }

    public boolean isCommodityOfMcx() {
        return segment().equals("MCX_FO");
    }

    private static String text(ObjectNode row, String field) {
        if (!row.path(field).isTextual()) {
            throw new IllegalArgumentException("an instrument needs the text " + field);
        }
        return row.get(field).textValue();
    }

    private static BigDecimal decimal(ObjectNode row, String field) {
        if (!row.path(field).isNumber() || row.get(field).decimalValue().signum() <= 0) {
            throw new IllegalArgumentException("an instrument needs the positive number " + field);
        }
        return row.get(field).decimalValue();
    }
}
