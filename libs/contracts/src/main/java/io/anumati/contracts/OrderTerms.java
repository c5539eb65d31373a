package io.anumati.contracts;

import java.math.BigDecimal;

/**
 * What an order shall be, apart from its quantity.
 *
 * @param instrumentKey the broker's key, for example {@code NSE_EQ|INE002A01018}
 * @param price rupees; 0 for MARKET and SL-M
 * @param triggerPrice rupees; 0 unless SL or SL-M
 */
public record OrderTerms(String instrumentKey, Side side, OrderType orderType, Product product, Validity validity,
        BigDecimal price, BigDecimal triggerPrice) {

    public OrderTerms {
        Need.present("instrumentKey", instrumentKey, "side", side, "orderType", orderType, "product", product, "validity",
                validity, "price", price, "triggerPrice", triggerPrice);
    }

    public enum Side {
        BUY,
        SELL
    }

    /** As the broker names them, with an underscore for the hyphen. */
    public enum OrderType {
        LIMIT,
        SL,
        MARKET,
        SL_M
    }

    /** I intraday, D delivery or carry forward, MTF margin trading facility. */
    public enum Product {
        I,
        D,
        MTF
    }

    public enum Validity {
        DAY,
        IOC
    }
}
