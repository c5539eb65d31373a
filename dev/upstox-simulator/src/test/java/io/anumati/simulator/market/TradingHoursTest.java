package io.anumati.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.time.MarketHours;

class TradingHoursTest {

    private final Calendar calendar = Calendar.shipped();
    private final TradingHours hours = new TradingHours(calendar, MarketHours.REAL);

    @Test
    void equityTradesOnWeekdaysFromQuarterPastNineToHalfPastThree() {
        assertThat(hours.isOpen(Exchange.NSE, Instant.parse("2026-09-14T03:44:59Z"))).isFalse();
        assertThat(hours.isOpen(Exchange.NSE, Instant.parse("2026-09-14T03:45:00Z"))).isTrue();
        assertThat(hours.isOpen(Exchange.NSE, Instant.parse("2026-09-14T10:00:00Z"))).isFalse();
        assertThat(hours.isOpen(Exchange.NSE, Instant.parse("2026-09-12T05:00:00Z"))).isFalse();
    }

    @Test
    void derivativesTradeTenMinutesLongerSinceAugust2026() {
        assertThat(hours.isOpen(Exchange.NFO, Instant.parse("2026-09-14T10:09:59Z"))).isTrue();
        assertThat(hours.isOpen(Exchange.NFO, Instant.parse("2026-07-31T10:09:59Z"))).isFalse();
    }

    @Test
    void holidaysCloseAndSpecialTimingsOpen() {
        assertThat(calendar.session(Exchange.NSE, LocalDate.parse("2026-01-26"))).isEmpty();
        assertThat(calendar.session(Exchange.MCX, LocalDate.parse("2026-03-03")).orElseThrow().opens())
                .isEqualTo("2026-03-03T11:30:00Z");
        assertThat(calendar.session(Exchange.NSE, LocalDate.parse("2026-11-08")).orElseThrow().closes())
                .isEqualTo("2026-11-08T13:30:00Z");
    }

    @Test
    void roundTheClockKnowsNoNightAndNoHoliday() {
        TradingHours always = new TradingHours(calendar, MarketHours.ALWAYS);

        assertThat(always.isOpen(Exchange.NSE, Instant.parse("2026-01-25T20:00:00Z"))).isTrue();
    }

    @Test
    void thePreviousSessionLiesBeforeTheWeekend() {
        Instant monday = Instant.parse("2026-09-14T05:00:00Z");

        assertThat(hours.previous(Exchange.NSE, monday).closes()).isEqualTo("2026-09-11T10:00:00Z");
        assertThat(hours.latest(Exchange.NSE, Instant.parse("2026-09-14T03:00:00Z")).closes())
                .isEqualTo("2026-09-11T10:00:00Z");
    }

    @Test
    void theStatusFollowsTheDay() {
        assertThat(calendar.status(Exchange.NSE, Instant.parse("2026-09-14T03:40:00Z")))
                .isEqualTo(new ExchangeStatus("PRE_OPEN_END", Instant.parse("2026-09-14T03:38:00Z")));
        assertThat(calendar.status(Exchange.NSE, Instant.parse("2026-09-14T05:00:00Z")))
                .isEqualTo(new ExchangeStatus("NORMAL_OPEN", Instant.parse("2026-09-14T03:45:00Z")));
        assertThat(calendar.status(Exchange.NSE, Instant.parse("2026-09-13T05:00:00Z")).text()).isEqualTo("CLOSING_END");
    }
}
