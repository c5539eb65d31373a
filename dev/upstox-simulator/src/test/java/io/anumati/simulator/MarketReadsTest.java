package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

class MarketReadsTest extends SimulatorTest {

    private static final String KEY = "NSE_EQ%7CINE002A01018";

    @Test
    void candlesOfOneDayAddUpNewestFirst() throws IOException {
        List<JsonNode> minutes = candles("/v3/historical-candle/" + KEY + "/minutes/1/2026-09-11");
        JsonNode day = candles("/v3/historical-candle/" + KEY + "/days/1/2026-09-11/2026-09-11").getFirst();

        assertThat(minutes).hasSize(24 * 60);
        assertThat(minutes.getFirst().get(0).textValue()).isEqualTo("2026-09-11T23:59:00+05:30");
        assertThat(day.get(0).textValue()).isEqualTo("2026-09-11T00:00:00+05:30");
        assertThat(day.get(1)).isEqualTo(minutes.getLast().get(1));
        assertThat(day.get(4)).isEqualTo(minutes.getFirst().get(4));
        assertThat(day.get(2).decimalValue())
                .isEqualTo(minutes.stream().map(c -> c.get(2).decimalValue()).reduce(BigDecimal::max).orElseThrow());
        assertThat(day.get(3).decimalValue())
                .isEqualTo(minutes.stream().map(c -> c.get(3).decimalValue()).reduce(BigDecimal::min).orElseThrow());
        assertThat(day.get(5).longValue()).isEqualTo(minutes.stream().mapToLong(c -> c.get(5).longValue()).sum());
    }

    @Test
    void todayIsServedByTheIntradayCallOnly() throws IOException {
        assertThat(candles("/v3/historical-candle/" + KEY + "/days/1/2026-09-14/2026-09-14")).isEmpty();

        JsonNode today = candles("/v3/historical-candle/intraday/" + KEY + "/days/1").getFirst();
        JsonNode quote = signedIn.get("/v3/market-quote/ltp?instrument_key=" + KEY).json().at("/data").get("NSE_EQ:RELIANCE");
        assertThat(today.get(0).textValue()).isEqualTo("2026-09-14T00:00:00+05:30");
        assertThat(today.get(4)).isEqualTo(quote.get("last_price"));
        assertThat(today.get(5)).isEqualTo(quote.get("volume"));
        assertThat(quote.get("cp")).isEqualTo(
                candles("/v3/historical-candle/" + KEY + "/days/1/2026-09-13/2026-09-13").getFirst().get(4));
    }

    @Test
    void weeksAndMonthsStartOnTheirFirstDay() throws IOException {
        assertThat(candles("/v3/historical-candle/" + KEY + "/weeks/1/2026-09-11/2026-09-01"))
                .extracting(c -> c.get(0).asText())
                .containsExactly("2026-09-07T00:00:00+05:30", "2026-08-31T00:00:00+05:30");
        assertThat(candles("/v3/historical-candle/" + KEY + "/months/1/2026-09-11/2026-08-20"))
                .extracting(c -> c.get(0).asText()).containsExactly("2026-09-01T00:00:00+05:30", "2026-08-01T00:00:00+05:30");
    }

    @Test
    void calendarAndCandlesNeedNoTokenButNoWrongOneEither() throws IOException {
        for (String path : List.of("/v2/market/holidays", "/v2/market/timings/2026-09-14", "/v2/market/status/NSE",
                "/v3/historical-candle/" + KEY + "/days/1/2026-09-11/2026-09-01",
                "/v3/historical-candle/intraday/" + KEY + "/minutes/1")) {
            assertThat(elsewhere.get(path).status()).isEqualTo(200);
            assertThat(elsewhere.with("nonsense").get(path).code()).isEqualTo("UDAPI100050");
        }
    }

    @Test
    void positionsOfADayAreThoseOfItsFills() throws IOException {
        control.call("PUT", "/control/fills", Map.of("parts", 3, "delay", "PT0.01S"));
        signedIn.place(Platform.order().put("quantity", 9));
        signedIn.place(Platform.order().put("transaction_type", "SELL").put("quantity", 4));
        await().until(() -> control.orders(ANITA).findValuesAsText("status"),
                List.of("complete", "complete")::equals);

        JsonNode position = signedIn.get("/v2/portfolio/short-term-positions").json().at("/data/0");

        assertThat(position.get("quantity").intValue()).isEqualTo(5);
        assertThat(position.get("pnl").decimalValue())
                .isEqualByComparingTo(position.get("unrealised").decimalValue().add(position.get("realised").decimalValue()));
    }

    private List<JsonNode> candles(String path) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        signedIn.get(path).json().at("/data/candles").forEach(rows::add);
        assertThat(rows).allMatch(row -> row.size() == 7);
        return rows;
    }
}
