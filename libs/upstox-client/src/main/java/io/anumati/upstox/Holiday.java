package io.anumati.upstox;

import java.time.LocalDate;
import java.util.List;

/**
 * A day that is not like others.
 *
 * @param date the Indian day
 * @param holidayType {@code TRADING_HOLIDAY}, {@code SETTLEMENT_HOLIDAY}, {@code SPECIAL_TIMING}, or a word to come
 * @param closedExchanges short codes, for example {@code NSE}
 * @param openExchanges those that trade, with their hours
 */
public record Holiday(LocalDate date, String description, String holidayType, List<String> closedExchanges,
        List<MarketHours> openExchanges) {

    public Holiday {
        if (date == null) {
            throw new IllegalArgumentException("the date is missing");
        }
        closedExchanges = closedExchanges == null ? List.of() : List.copyOf(closedExchanges);
        openExchanges = openExchanges == null ? List.of() : List.copyOf(openExchanges);
    }
}
