package io.anumati.simulator.api;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Optional;

/** The lengths of candles and what one call may ask of them (broker page "Historical Candle Data V3"). */
enum CandleUnit {
    MINUTES(300, 2022),
    HOURS(5, 2022),
    DAYS(1, 2000),
    WEEKS(1, 2000),
    MONTHS(1, 2000);

    private static final int SHORT_MINUTES = 15;

    private final int longest;
    private final int firstYear;

    CandleUnit(int longest, int firstYear) {
        this.longest = longest;
        this.firstYear = firstYear;
    }

    static Optional<CandleUnit> named(String text) {
        return Arrays.stream(values()).filter(unit -> unit.name().toLowerCase().equals(text)).findFirst();
    }

    boolean isWithinDay() {
        return this == MINUTES || this == HOURS;
    }

    boolean allows(int interval) {
        return interval >= 1 && interval <= longest;
    }

    /** Before it there are no candles. */
    LocalDate first() {
        return LocalDate.of(firstYear, 1, 1);
    }

    /** The earliest day that a call up to that day may ask for. */
    LocalDate reach(int interval, LocalDate to) {
        return switch (this) {
            case MINUTES -> interval <= SHORT_MINUTES ? to.minusMonths(1) : to.minusMonths(3);
            case HOURS -> to.minusMonths(3);
            case DAYS -> to.minusYears(10);
            case WEEKS, MONTHS -> LocalDate.MIN;
        };
    }

    /** Where a call starts that does not say: not documented. */
    LocalDate usualFrom(LocalDate to) {
        return isWithinDay() ? to : to.minusYears(1);
    }

    /** The day at which the candle starts that a day belongs to. */
    LocalDate start(LocalDate date) {
        return switch (this) {
            case MINUTES, HOURS, DAYS -> date;
            case WEEKS -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHS -> date.withDayOfMonth(1);
        };
    }
}
