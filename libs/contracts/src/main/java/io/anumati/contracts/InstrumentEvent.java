package io.anumati.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Topic {@code instruments}: what the broker's master says of each instrument, keyed by instrument key. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = InstrumentEvent.InstrumentListed.class, name = "InstrumentListed"))
public sealed interface InstrumentEvent extends Event {

    /**
     * @param segment the broker's, for example {@code NSE_EQ}
     * @param isinOrContract ISIN of a share, exchange token of a contract; null for an index
     * @param lotSize units of one lot
     * @param tickSize rupees (the broker's file has paise)
     * @param freezeQuantity highest quantity of one order, units
     * @param lowerBand lowest price of the day in rupees, or null where the file has none
     * @param upperBand highest price of the day in rupees, or null where the file has none
     * @param expiry trading date by Asia/Kolkata, or null for a share
     * @param asOf trading date of the file
     */
    record InstrumentListed(String instrumentKey, String exchange, String segment, String tradingSymbol,
            String isinOrContract, String instrumentType, long lotSize, BigDecimal tickSize, long freezeQuantity,
            BigDecimal lowerBand, BigDecimal upperBand, LocalDate expiry, LocalDate asOf, Instant publishedAt)
            implements
                InstrumentEvent {

        public InstrumentListed {
            Need.present("instrumentKey", instrumentKey, "exchange", exchange, "segment", segment, "tradingSymbol",
                    tradingSymbol, "instrumentType", instrumentType, "tickSize", tickSize, "asOf", asOf, "publishedAt",
                    publishedAt);
        }
    }
}
