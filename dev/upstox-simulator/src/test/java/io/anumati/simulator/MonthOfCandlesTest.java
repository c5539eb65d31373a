package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.json.Json;
import io.anumati.simulator.time.India;

/** June 2026 had 22 weekdays, of which the 26th (Muharram) was a trading holiday. */
class MonthOfCandlesTest {

    private static final String KEY = Trader.encoded("NSE_EQ|INE002A01018");
    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    private static UpstoxSimulator simulator;
    private static SimulatorControl control;
    private static Platform anita;

    private record Candle(OffsetDateTime at, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, long volume) {

        static Candle of(JsonNode row) {
            return new Candle(OffsetDateTime.parse(row.get(0).textValue()), row.get(1).decimalValue(),
                    row.get(2).decimalValue(),
                    row.get(3).decimalValue(), row.get(4).decimalValue(), row.get(5).longValue());
        }

        LocalDate date() {
            return at.toLocalDate();
        }
    }

    @BeforeAll
    static void start() {
        simulator = UpstoxSimulator.start(SimulatorConfig.onFreePorts().with(Json.object().put("marketHours", "REAL")));
        control = simulator.control();
        clock(LocalDate.of(2026, 7, 1), LocalTime.of(8, 45));
        control.user(SimulatorTest.ANITA, Map.of("primaryIp", "127.0.0.1"));
        control.app("app-a", Map.of("userId", SimulatorTest.ANITA));
        anita = Platform.from("127.0.0.1", simulator);
    }

    @AfterAll
    static void stop() {
        anita.close();
        control.close();
        simulator.close();
    }

    @Test
    void aMonthHasACandleForEachDayOfTrade() throws IOException {
        // When
        List<Candle> days = candles("days/1/2026-06-30/2026-06-01");

        // Then
        assertThat(days).hasSize(21).isSortedAccordingTo(Comparator.comparing(Candle::at).reversed());
        assertThat(days).extracting(Candle::date).doesNotContain(LocalDate.of(2026, 6, 26));
        assertThat(days).allSatisfy(day -> assertThat(day.volume()).isPositive());
    }

    @Test
    void aDayIsMadeOfItsQuartersOfAnHour() throws IOException {
        // Given
        Map<LocalDate, Candle> days = candles("days/1/2026-06-30/2026-06-01").stream()
                .collect(Collectors.toMap(Candle::date, day -> day));

        // When
        Map<LocalDate, List<Candle>> quarters = candles("minutes/15/2026-06-30/2026-06-01").stream()
                .collect(Collectors.groupingBy(Candle::date));

        // Then
        assertThat(quarters.keySet()).hasSize(21).isEqualTo(days.keySet());
        quarters.forEach((date, parts) -> {
            Candle day = days.get(date);
            assertThat(parts).as(date.toString()).hasSize(25);
            assertThat(parts.getLast().open()).isEqualByComparingTo(day.open());
            assertThat(parts.getFirst().close()).isEqualByComparingTo(day.close());
            assertThat(parts.stream().map(Candle::high).reduce(BigDecimal::max)).hasValue(day.high());
            assertThat(parts.stream().map(Candle::low).reduce(BigDecimal::min)).hasValue(day.low());
            assertThat(parts.stream().mapToLong(Candle::volume).sum()).isEqualTo(day.volume());
        });
    }

    /** The clock leaps through the month; each day's token is a new one. */
    @Test
    void candlesCloseAtThePricesThatWereSeen() throws IOException {
        // Given
        Map<LocalDate, BigDecimal> seen = new LinkedHashMap<>();
        for (LocalDate date = JUNE.atDay(1); !date.isAfter(JUNE.atEndOfMonth()); date = date.plusDays(1)) {
            clock(date, LocalTime.of(15, 29, 59));
            seen.put(date, lastPrice());
        }
        clock(LocalDate.of(2026, 7, 1), LocalTime.of(8, 45));

        // When
        List<Candle> days = candles("days/1/2026-06-30/2026-06-01");

        // Then
        assertThat(days).hasSize(21).allSatisfy(day -> assertThat(day.close()).isEqualByComparingTo(seen.get(day.date())));
        assertThat(seen.get(LocalDate.of(2026, 6, 26))).as("nothing moves on a holiday")
                .isEqualByComparingTo(seen.get(LocalDate.of(2026, 6, 25)));
    }

    private static BigDecimal lastPrice() throws IOException {
        Platform.Reply reply = anita.with(control.token(SimulatorTest.ANITA, "app-a"))
                .get("/v3/market-quote/ltp?instrument_key=" + KEY);
        return reply.json().get("data").elements().next().get("last_price").decimalValue();
    }

    private static List<Candle> candles(String range) throws IOException {
        return Trader.list(anita.get("/v3/historical-candle/" + KEY + "/" + range).json().at("/data/candles")).stream()
                .map(Candle::of).toList();
    }

    private static void clock(LocalDate date, LocalTime time) {
        control.call("PUT", "/control/clock",
                Map.of("now", date.atTime(time).atZone(India.ZONE).toInstant().toString(), "speed", 0));
    }
}
