package io.anumati.simulator.instrument;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One row of the broker's instruments file and a price to fill market orders at.
 *
 * @param row exactly what the file shows
 * @param tick rupees (the file says paise)
 * @param price rupees
 */
public record Instrument(ObjectNode row, String key, String symbol, int lot, int freeze, BigDecimal tick, BigDecimal price) {

    private static final String PRICE = "reference_price";

    /**
     * @param source the file's row with {@code reference_price} (rupees) added
     * @throws IllegalArgumentException when a field that orders need is missing
     */
    public static Instrument of(ObjectNode source) {
        ObjectNode row = source.deepCopy();
        BigDecimal price = decimal(source, PRICE);
        row.remove(PRICE);
        String key = text(source, "instrument_key");
        return new Instrument(row, key, text(source, "trading_symbol"), decimal(source, "lot_size").intValueExact(),
                decimal(source, "freeze_quantity").intValueExact(), decimal(source, "tick_size").movePointLeft(2), price);
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
