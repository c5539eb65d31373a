package io.anumati.simulator;

import static io.anumati.simulator.Trader.limit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.json.Json;
import io.anumati.simulator.time.India;

/** A customer's day at the broker in real hours, by set and fast clock. */
class TradingDayScenarioTest {

    private static final String ANITA = SimulatorTest.ANITA;
    private static final String RELIANCE = "NSE_EQ|INE002A01018";
    private static final String TCS = "NSE_EQ|INE467B01029";
    private static final String INFOSYS = "NSE_EQ|INE009A01021";
    private static final String HDFC = "NSE_EQ|INE040A01034";
    private static final BigDecimal CASH = new BigDecimal("5000000.00");

    private static UpstoxSimulator simulator;
    private static SimulatorControl control;
    private static Platform visitor;

    private Trader anita;
    private String resting;

    @BeforeAll
    static void start() {
        simulator = UpstoxSimulator.start(SimulatorConfig.onFreePorts().with(Json.object().put("marketHours", "REAL")));
        control = simulator.control();
        visitor = Platform.from("127.0.0.1", simulator);
        clock("2026-09-14T08:45:00", 0);
        control.fills(Map.of("mode", "MARKET"));
        control.user(ANITA, Map.of("primaryIp", "127.0.0.1", "cash", CASH));
        control.app("app-a", Map.of("userId", ANITA, "clientSecret", "secret", "redirectUri", SimulatorTest.REDIRECT));
    }

    @AfterAll
    static void stop() {
        visitor.close();
        control.close();
        simulator.close();
    }

    @Test
    void aDayGoesFromLoginOverOrdersAndFillsToExpiryAndTheNextLogin() throws IOException {
        anita = Trader.signIn(visitor, ANITA, "app-a");
        String early = anAfterMarketOrderWaitsForTheOpening();
        itIsFilledAtTheOpening(early);
        anOrderRestsBelowTheMarket();
        String bought = anOrderAtTheMarketFills();
        String large = aLargeOrderFillsInParts();
        aTriggerWaitsForItsPrice(bought);
        positionsAndFundsAddUp();
        aMarketOrderClosesAPosition(large);
        theCloseEndsDayOrders();
        theNightLocksOrders();
        theTokenEndsAtHalfPastThree();
        theNextDayStartsAnew(early);
    }

    /** 08:45 to 09:05. */
    private String anAfterMarketOrderWaitsForTheOpening() throws IOException {
        String id = anita.place(limit("BUY", 10, RELIANCE, anita.near(RELIANCE, 200)).put("product", "D"));
        assertThat(marketStatus()).isEqualTo("CLOSING_END");
        clock("2026-09-14T09:05:00", 0);
        assertThat(marketStatus()).isEqualTo("PRE_OPEN_START");
        assertThat(anita.status(id)).isEqualTo("after market order req received");
        assertThat(anita.order(id).get("is_amo").booleanValue()).isTrue();
        return id;
    }

    /** 09:15. */
    private void itIsFilledAtTheOpening(String id) throws IOException {
        clock("2026-09-14T09:15:05", 0);
        assertThat(marketStatus()).isEqualTo("NORMAL_OPEN");
        awaitStatus(id, "complete");
        assertThat(anita.order(id).get("filled_quantity").intValue()).isEqualTo(10);
        assertThat(anita.order(id).get("average_price").decimalValue())
                .isBetween(anita.near(RELIANCE, -200), anita.order(id).get("price").decimalValue());
    }

    /** 09:20. */
    private void anOrderRestsBelowTheMarket() throws IOException {
        clock("2026-09-14T09:20:00", 0);
        resting = anita.place(limit("BUY", 10, TCS, anita.near(TCS, -800)));
        awaitStatus(resting, "open");
    }

    private String anOrderAtTheMarketFills() throws IOException {
        BigDecimal price = anita.lastPrice(HDFC);
        String id = anita.place(limit("BUY", 1, HDFC, anita.near(HDFC, 100)));
        awaitStatus(id, "complete");
        assertThat(anita.order(id).get("average_price").decimalValue()).as("the market's price, not the limit")
                .isEqualByComparingTo(price);
        return id;
    }

    /** The market does not trade that much in a second. */
    private String aLargeOrderFillsInParts() throws IOException {
        String id = anita.place(limit("BUY", 1000, INFOSYS, anita.near(INFOSYS, 200)));
        await().untilAsserted(() -> assertThat(anita.order(id).get("filled_quantity").intValue()).isBetween(1, 999));
        assertThat(anita.status(id)).isEqualTo("open");
        clock("2026-09-14T09:20:00", 60);
        awaitStatus(id, "complete");
        List<JsonNode> trades = anita.trades(id);
        assertThat(trades).hasSizeGreaterThan(1);
        assertThat(trades.stream().mapToInt(trade -> trade.get("quantity").intValue()).sum()).isEqualTo(1000);
        assertThat(anita.order(id).get("average_price").doubleValue())
                .isCloseTo(value(trades).doubleValue() / 1000, Offset.offset(0.01));
        return id;
    }

    /** A stop of two ticks below the market, by a fast clock. */
    private void aTriggerWaitsForItsPrice(String bought) throws IOException {
        clock("2026-09-14T11:00:00", 0);
        BigDecimal trigger = anita.near(HDFC, 0).subtract(new BigDecimal("0.20"));
        String stop = anita.place(limit("SELL", 1, HDFC, anita.near(HDFC, -100)).put("order_type", "SL")
                .put("trigger_price", trigger));
        awaitStatus(stop, "trigger pending");
        clock("2026-09-14T11:00:00", 300);
        awaitStatus(stop, "complete");
        assertThat(anita.order(stop).get("average_price").decimalValue()).isLessThanOrEqualTo(trigger);
        JsonNode closed = position(HDFC);
        assertThat(closed.get("quantity").intValue()).isZero();
        assertThat(closed.get("realised").decimalValue())
                .isEqualByComparingTo(value(anita.trades(stop)).subtract(value(anita.trades(bought))));
    }

    /** 13:00; the clock stands, so that nothing moves between the calls. */
    private void positionsAndFundsAddUp() throws IOException {
        clock("2026-09-14T13:00:00", 0);
        List<JsonNode> trades = Trader.list(anita.read("/v2/order/trades/get-trades-for-day"));
        assertThat(anita.positions()).hasSize(3);
        for (JsonNode position : anita.positions()) {
            String key = position.get("instrument_token").textValue();
            BigDecimal held = anita.lastPrice(key).multiply(position.get("quantity").decimalValue());
            BigDecimal gained = side(trades, key, "SELL").subtract(side(trades, key, "BUY")).add(held);
            assertThat(position.get("pnl").decimalValue()).as(key).isCloseTo(gained, within("0.05"));
            assertThat(position.get("realised").decimalValue().add(position.get("unrealised").decimalValue())).as(key)
                    .isCloseTo(gained, within("0.05"));
        }
        JsonNode funds = anita.read("/v2/user/get-funds-and-margin").get("equity");
        assertThat(funds.get("used_margin").decimalValue()).isGreaterThan(side(trades, RELIANCE, "BUY"));
        assertThat(funds.get("used_margin").decimalValue().add(funds.get("available_margin").decimalValue()))
                .isCloseTo(CASH, within("0.05"));
    }

    private void aMarketOrderClosesAPosition(String large) throws IOException {
        String id = anita.place(limit("SELL", 1000, INFOSYS, BigDecimal.ZERO).put("order_type", "MARKET")
                .put("market_protection", -1));
        clock("2026-09-14T13:00:00", 60);
        awaitStatus(id, "complete");
        JsonNode closed = position(INFOSYS);
        assertThat(closed.get("quantity").intValue()).isZero();
        assertThat(closed.get("pnl").decimalValue())
                .isCloseTo(value(anita.trades(id)).subtract(value(anita.trades(large))), within("0.05"));
    }

    /** 15:30; what is placed after it waits for the next day. */
    private void theCloseEndsDayOrders() throws IOException {
        clock("2026-09-14T15:29:59", 0);
        assertThat(anita.status(resting)).isEqualTo("open");
        clock("2026-09-14T15:30:00", 0);
        assertThat(marketStatus()).isEqualTo("NORMAL_CLOSE");
        assertThat(anita.status(resting)).isEqualTo("cancelled");
        String evening = anita.place(limit("BUY", 10, TCS, anita.near(TCS, -100)));
        assertThat(anita.status(evening)).isEqualTo("after market order req received");
        assertThat(anita.platform().delete("/v3/order/cancel?order_id=" + evening).status()).isEqualTo(200);
        assertThat(anita.status(evening)).isEqualTo("cancelled after market order");
    }

    /** 00:00 to 05:30. */
    private void theNightLocksOrders() throws IOException {
        clock("2026-09-15T00:00:00", 0);
        Platform.Reply order = anita.platform().place("night");
        assertThat(order.status()).isEqualTo(423);
        assertThat(order.code()).isEqualTo("UDAPI100074");
        Platform.Reply funds = anita.platform().get("/v2/user/get-funds-and-margin");
        assertThat(funds.status()).isEqualTo(423);
        assertThat(funds.code()).isEqualTo("UDAPI100072");
    }

    private void theTokenEndsAtHalfPastThree() throws IOException {
        clock("2026-09-15T03:29:59", 0);
        assertThat(anita.platform().get("/v2/user/profile").status()).isEqualTo(200);
        clock("2026-09-15T03:30:00", 0);
        Platform.Reply late = anita.platform().get("/v2/user/profile");
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.code()).isEqualTo("UDAPI100050");
    }

    /** 08:45: what was bought for delivery is in the long-term holdings. */
    private void theNextDayStartsAnew(String early) throws IOException {
        clock("2026-09-15T08:45:00", 0);
        anita = Trader.signIn(visitor, ANITA, "app-a");
        assertThat(anita.read("/v2/order/retrieve-all")).isEmpty();
        assertThat(anita.read("/v2/order/trades/get-trades-for-day")).isEmpty();
        assertThat(anita.read("/v2/portfolio/short-term-positions")).isEmpty();
        assertThat(anita.read("/v2/portfolio/long-term-holdings")).singleElement().satisfies(holding -> {
            assertThat(holding.get("instrument_token").textValue()).isEqualTo(RELIANCE);
            assertThat(holding.get("quantity").intValue()).isEqualTo(10);
        });
        assertThat(control.orders(ANITA).findValuesAsText("order_id")).contains(early);
    }

    private static void clock(String india, double speed) {
        control.call("PUT", "/control/clock",
                Map.of("now", LocalDateTime.parse(india).atZone(India.ZONE).toInstant().toString(), "speed", speed));
    }

    private void awaitStatus(String id, String status) {
        await().untilAsserted(() -> assertThat(anita.status(id)).isEqualTo(status));
    }

    private String marketStatus() throws IOException {
        return anita.read("/v2/market/status/NSE").get("status").textValue();
    }

    private JsonNode position(String key) throws IOException {
        return anita.positions().stream().filter(position -> position.get("instrument_token").textValue().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal value(List<JsonNode> trades) {
        return trades.stream()
                .map(trade -> trade.get("average_price").decimalValue().multiply(trade.get("quantity").decimalValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal side(List<JsonNode> trades, String key, String side) {
        return value(trades.stream().filter(trade -> trade.get("instrument_token").textValue().equals(key))
                .filter(trade -> trade.get("transaction_type").textValue().equals(side)).toList());
    }

    private static Offset<BigDecimal> within(String much) {
        return Offset.offset(new BigDecimal(much));
    }
}
