package io.anumati.simulator.sdk;

import static io.anumati.simulator.sdk.Complete.assertComplete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.upstox.ApiException;
import com.upstox.api.ExchangeTimingData;
import com.upstox.api.GetExchangeTimingResponse;
import com.upstox.api.GetHistoricalCandleResponse;
import com.upstox.api.GetHolidayResponse;
import com.upstox.api.GetIntraDayCandleResponse;
import com.upstox.api.GetMarketQuoteLastTradedPriceResponseV3;
import com.upstox.api.GetMarketStatusResponse;
import com.upstox.api.HolidayData;
import com.upstox.api.MarketQuoteSymbolLtpV3;

/** The SDK sends no token for candles, holidays and timings. */
class MarketTest extends SdkTest {

    /** One candle in the broker's order of places. */
    private record Candle(OffsetDateTime time, double open, double high, double low, double close, double volume,
            double openInterest) {

        static Candle of(List<Object> places) {
            assertThat(places).hasSize(7);
            return new Candle(OffsetDateTime.parse((String) places.get(0)), number(places.get(1)), number(places.get(2)),
                    number(places.get(3)), number(places.get(4)), number(places.get(5)), number(places.get(6)));
        }

        private static double number(Object place) {
            return ((Number) place).doubleValue();
        }

        boolean isWhole() {
            return low > 0 && low <= Math.min(open, close) && high >= Math.max(open, close) && volume >= 0;
        }
    }

    @Test
    void tellsAWeekOfDailyCandlesNewestFirst() throws ApiException {
        // When
        GetHistoricalCandleResponse answer = sdk.history().getHistoricalCandleData1(RELIANCE, "days", 1, "2026-09-11",
                "2026-09-07");

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(GetHistoricalCandleResponse.StatusEnum.SUCCESS);
        List<Candle> candles = candles(answer.getData().getCandles());
        assertThat(candles).extracting(candle -> candle.time().toString()).containsExactly("2026-09-11T00:00+05:30",
                "2026-09-10T00:00+05:30", "2026-09-09T00:00+05:30", "2026-09-08T00:00+05:30", "2026-09-07T00:00+05:30");
    }

    @Test
    void tellsTheMinutesOfADayPast() throws ApiException {
        // When
        GetHistoricalCandleResponse answer = sdk.history().getHistoricalCandleData1(RELIANCE, "minutes", 15, "2026-09-11",
                "2026-09-11");

        // Then
        List<Candle> minutes = candles(answer.getData().getCandles());
        assertThat(minutes).hasSize(25);
        assertThat(minutes.getFirst().time()).isEqualTo(OffsetDateTime.parse("2026-09-11T15:15+05:30"));
        assertThat(minutes.getLast().time()).isEqualTo(OffsetDateTime.parse("2026-09-11T09:15+05:30"));
        Candle day = candles(sdk.history().getHistoricalCandleData1(RELIANCE, "days", 1, "2026-09-11", "2026-09-11").getData()
                .getCandles()).getFirst();
        assertThat(day.open()).isEqualTo(minutes.getLast().open());
        assertThat(day.close()).isEqualTo(minutes.getFirst().close());
        assertThat(day.high()).isEqualTo(minutes.stream().mapToDouble(Candle::high).max().orElseThrow());
        assertThat(day.low()).isEqualTo(minutes.stream().mapToDouble(Candle::low).min().orElseThrow());
        assertThat(day.volume()).isEqualTo(minutes.stream().mapToDouble(Candle::volume).sum(), within(0.5));
    }

    @Test
    void tellsTheMinutesOfToday() throws ApiException {
        // When
        GetIntraDayCandleResponse answer = sdk.history().getIntraDayCandleData(RELIANCE, "minutes", 1);

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(GetIntraDayCandleResponse.StatusEnum.SUCCESS);
        List<Candle> candles = candles(answer.getData().getCandles());
        assertThat(candles.getLast().time()).isEqualTo(OffsetDateTime.parse("2026-09-14T09:15+05:30"));
        assertThat(candles).hasSizeBetween(5, 6);
    }

    @Test
    void tellsTheLastPrice() throws ApiException {
        // When
        GetMarketQuoteLastTradedPriceResponseV3 answer = sdk.quotes().getLtp(RELIANCE + ",NSE_EQ|INE467B01029");

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(GetMarketQuoteLastTradedPriceResponseV3.StatusEnum.SUCCESS);
        assertThat(answer.getData()).containsOnlyKeys("NSE_EQ:RELIANCE", "NSE_EQ:TCS");
        MarketQuoteSymbolLtpV3 reliance = answer.getData().get("NSE_EQ:RELIANCE");
        assertThat(reliance.getInstrumentToken()).isEqualTo(RELIANCE);
        assertThat(reliance.getVolume()).isPositive();
        assertThat(reliance.getLtq()).isPositive();
        Candle friday = candles(sdk.history().getHistoricalCandleData1(RELIANCE, "days", 1, "2026-09-11", "2026-09-11")
                .getData().getCandles()).getFirst();
        assertThat(reliance.getCp()).isEqualTo(friday.close(), within(0.001));
        assertThat(reliance.getLastPrice()).isEqualTo(friday.close(), within(friday.close() * 0.2));
    }

    @Test
    void tellsTheHolidaysOfTheYear() throws ApiException {
        // When
        GetHolidayResponse answer = sdk.calendar().getHolidays();

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(GetHolidayResponse.StatusEnum.SUCCESS);
        assertThat(answer.getData()).anySatisfy(MarketTest::isRepublicDay);
    }

    @Test
    void tellsTheHolidayOfADate() throws ApiException {
        // When
        GetHolidayResponse answer = sdk.calendar().getHoliday("2026-01-26");

        // Then
        assertComplete(answer);
        assertThat(answer.getData()).singleElement().satisfies(MarketTest::isRepublicDay);
    }

    @Test
    void tellsTheTimingsOfADate() throws ApiException {
        // When
        GetExchangeTimingResponse answer = sdk.calendar().getExchangeTimings("2026-09-14");

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(GetExchangeTimingResponse.StatusEnum.SUCCESS);
        ExchangeTimingData nse = answer.getData().stream().filter(timing -> timing.getExchange().equals("NSE")).findFirst()
                .orElseThrow();
        assertThat(Instant.ofEpochMilli(nse.getStartTime())).isEqualTo("2026-09-14T03:45:00Z");
        assertThat(Instant.ofEpochMilli(nse.getEndTime())).isEqualTo("2026-09-14T10:00:00Z");
        assertThat(sdk.calendar().getExchangeTimings("2026-01-26").getData()).extracting(ExchangeTimingData::getExchange)
                .doesNotContain("NSE");
    }

    @Test
    void tellsTheMarketStatus() throws ApiException {
        // Given
        control.call("PUT", "/control/clock", Map.of("now", "2026-09-14T10:30:00Z"));

        // When
        GetMarketStatusResponse answer = sdk.calendar().getMarketStatus("NSE");

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(GetMarketStatusResponse.StatusEnum.SUCCESS);
        assertThat(answer.getData().getExchange()).isEqualTo("NSE");
        assertThat(answer.getData().getStatus()).isIn("NORMAL_CLOSE", "CLOSING_START", "CLOSING_END");
        assertThat(LocalDate.ofEpochDay(answer.getData().getLastUpdated() / 86_400_000L)).isEqualTo("2026-09-14");
    }

    private static void isRepublicDay(HolidayData holiday) {
        assertThat(holiday.getDate().toString()).isEqualTo("2026-01-26T00:00+05:30");
        assertThat(holiday.getDescription()).isEqualTo("Republic Day");
        assertThat(holiday.getHolidayType()).isEqualTo(HolidayData.HolidayTypeEnum.TRADING_HOLIDAY);
        assertThat(holiday.getClosedExchanges()).contains("NSE", "NFO", "BSE", "BFO");
    }

    private static List<Candle> candles(List<List<Object>> told) {
        List<Candle> candles = told.stream().map(Candle::of).toList();
        assertThat(candles).isNotEmpty().allMatch(Candle::isWhole)
                .isSortedAccordingTo(Comparator.comparing(Candle::time).reversed());
        return candles;
    }
}
