package io.anumati.auth.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.anumati.contracts.TradingDay;

class SessionEndTest {

    @ParameterizedTest
    @CsvSource({ "2026-11-20T04:00:00Z,2026-11-20T18:00:00Z", "2026-11-20T18:00:00Z,2026-11-20T22:00:00Z",
            "2026-11-20T20:00:00Z,2026-11-20T22:00:00Z" })
    void anActivationEndsBeforeMidnightOrWithTheToken(Instant now, Instant end) {
        assertThat(SessionEnd.activationEnd(now, TradingDay.nextTokenEnd(now))).isEqualTo(end);
    }
}
