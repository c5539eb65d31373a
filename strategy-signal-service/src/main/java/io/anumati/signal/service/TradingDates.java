package io.anumati.signal.service;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The one place that turns instants into trading dates: the exchange's calendar date. */
public final class TradingDates {

    /** Zone of NSE and BSE. */
    public static final ZoneId EXCHANGE_ZONE = ZoneId.of("Asia/Kolkata");

    private TradingDates() {
    }

    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, EXCHANGE_ZONE);
    }
}
