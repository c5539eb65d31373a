package io.anumati.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingDayTest {

    @ParameterizedTest
    @CsvSource({ "2026-11-20T04:00:00Z,2026-11-20T22:00:00Z", "2026-11-20T21:59:59.999Z,2026-11-20T22:00:00Z",
            "2026-11-20T22:00:00Z,2026-11-21T22:00:00Z" })
    void aTokenEndsAtTheNextHalfPastThreeInIndia(Instant now, Instant end) {
        assertThat(TradingDay.nextTokenEnd(now)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({ "2026-11-20T18:29:59Z,2026-11-20", "2026-11-20T18:30:00Z,2026-11-21" })
    void theTradingDateIsTheExchangesDate(Instant now, LocalDate date) {
        assertThat(TradingDay.of(now)).isEqualTo(date);
    }
}
