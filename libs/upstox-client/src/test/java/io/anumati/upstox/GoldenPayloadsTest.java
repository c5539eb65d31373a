package io.anumati.upstox;

import static io.anumati.upstox.NastyServer.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Each call's documented answer, and what is made of it; the examples of the broker's pages lie in {@code golden}. */
class GoldenPayloadsTest extends AgainstNastyServer {

    @Test
    void everyEndpointHasAGoldenAnswerAndACall() {
        Set<Endpoint> covered = EnumSet.copyOf(EveryCall.all().keySet());
        covered.add(Endpoint.INSTRUMENTS); // SimulatorTest reads a packed file

        assertThat(covered).containsExactlyInAnyOrder(Endpoint.values());
        EveryCall.all().keySet().forEach(endpoint -> assertThat(golden(endpoint)).as(endpoint.name()).isNotEmpty());
    }

    @Test
    void signIn() {
        TokenGrant grant = answered(Endpoint.TOKEN_EXCHANGE, "POST /v2/login/authorization/token HTTP");
        assertThat(grant.userId()).isEqualTo("7KBX21");
        assertThat(grant.accessToken()).isEqualTo(new AccessToken("made-up-token-8"));
        assertThat(sent()).isEqualTo("code=code-4711&client_id=app-1&client_secret=client-secret-4711"
                + "&redirect_uri=https%3A%2F%2Fr.example.in%2Fcb&grant_type=authorization_code");

        TokenRequestAnswer asked = answered(Endpoint.TOKEN_REQUEST, "POST /v3/login/auth/token/request/app-1 HTTP");
        assertThat(asked.authorizationExpiry()).isEqualTo(Instant.ofEpochMilli(1_790_373_600_000L));
        assertThat(sent()).isEqualTo("{\"client_secret\":\"client-secret-4711\"}");

        assertThat(this.<Void> answered(Endpoint.LOGOUT, "DELETE /v2/logout HTTP")).isNull();
    }

    @Test
    void orderWrites() {
        PlaceAnswer placed = answered(Endpoint.PLACE, "POST /v3/order/place HTTP");
        assertThat(placed.orderIds()).containsExactly("260914025000411", "260914025000412", "260914025000413");

        ModifyAnswer modified = answered(Endpoint.MODIFY, "PUT /v3/order/modify HTTP");
        assertThat(modified.orderId()).isEqualTo(EveryCall.ORDER_ID);
        assertThat(sent()).isEqualTo("{\"order_id\":\"260914025000411\",\"validity\":\"DAY\",\"price\":101.60,"
                + "\"order_type\":\"LIMIT\",\"trigger_price\":0}");

        CancelAnswer cancelled = answered(Endpoint.CANCEL, "DELETE /v3/order/cancel?order_id=260914025000411 HTTP");
        assertThat(cancelled.orderId()).isEqualTo(EveryCall.ORDER_ID);
        assertThat(cancelled.facts().responseDigest()).isEqualTo(Call.sha256(golden(Endpoint.CANCEL).getBytes(UTF_8)));
    }

    @Test
    void orderReads() {
        List<BookOrder> book = answered(Endpoint.ORDER_BOOK, "GET /v2/order/retrieve-all HTTP");
        assertThat(book).extracting(BookOrder::orderStatus).containsExactly(OrderStatus.OPEN, OrderStatus.REJECTED,
                OrderStatus.WORKING);
        assertThat(book.get(0).price()).isEqualTo("101.35");
        assertThat(book.get(1).statusMessageRaw()).isEqualTo("RMS:Margin Exceeds");
        assertThat(book.get(1).orderTimestamp()).isEqualTo("2026-09-14T03:50:04Z");
        assertThat(book.get(2).status()).isEqualTo("parked at the gate");
        assertThat(book.get(2).orderType()).isEqualTo("ICEBERG");
        assertThat(book.get(2).orderTimestamp()).isNull();

        BookOrder one = answered(Endpoint.ORDER_DETAILS, "GET /v2/order/details?order_id=260914025000411 HTTP");
        assertThat(one).isEqualTo(book.get(0));

        List<HistoryRow> rows = answered(Endpoint.ORDER_HISTORY, "GET /v2/order/history?tag=x7-b91 HTTP");
        assertThat(rows).extracting(HistoryRow::filledQuantity).containsExactly(0L, 750L, 1800L);
        assertThat(rows.getLast().averagePrice()).isEqualTo("101.32");

        List<Trade> trades = answered(Endpoint.TRADES, "GET /v2/order/trades/get-trades-for-day HTTP");
        assertThat(trades).singleElement().satisfies(trade -> {
            assertThat(trade.tradeId()).isEqualTo("50091502");
            assertThat(trade.averagePrice()).isEqualTo("101.3");
            assertThat(trade.exchangeTimestamp()).isEqualTo("2026-09-14T03:50:05Z");
            assertThat(trade.orderTimestamp()).isEqualTo("2026-09-14T03:50:03Z");
        });
    }

    @Test
    void theAddressOfTheStreamIsReadAndNeverPrints() {
        StreamAddress address = answered(Endpoint.STREAM_ADDRESS,
                "GET /v2/feed/portfolio-stream-feed/authorize?update_types=order HTTP");

        assertThat(address.port()).isEqualTo(443);
        assertThat(address.pathAndQuery()).isEqualTo("/upstox-developer-api/order-updates/feed?requestId=2f64&code=9355");
        assertThat(address.toString()).doesNotContain("9355");
    }

    @Test
    void account() {
        Profile profile = answered(Endpoint.PROFILE, "GET /v2/user/profile HTTP");
        assertThat(profile.ddpi()).isTrue();
        assertThat(profile.toString()).doesNotContain("RAO").doesNotContain("example.in");

        Funds funds = answered(Endpoint.FUNDS, "GET /v3/user/get-funds-and-margin HTTP");
        assertThat(server.requests.getFirst().head()).containsIgnoringCase("Api-Version: 3.0");
        assertThat(funds.availableToTrade().total()).isEqualTo("84210.75");
        assertThat(funds.availableToTrade().cashAvailableToTrade().cash().withdrawnToday()).isEqualTo("-500.0");
        assertThat(funds.availableToTrade().pledgeAvailableToTrade().marginFromPledge().equity()).isEqualTo("4210.75");
        assertThat(funds.unavailableToTrade().cashUnavailableToTrade().unsettledProfit().previousDays()).isEqualTo("12.5");

        FundsV2 older = answered(Endpoint.FUNDS_V2, "GET /v2/user/get-funds-and-margin HTTP");
        assertThat(older.equity().usedMargin()).isEqualTo("1250.5");
    }

    @Test
    void killSwitchAndStaticAddresses() {
        List<KillSwitch> switches = List.of(new KillSwitch("NSE_FO", "ACTIVE", true),
                new KillSwitch("MCX_FO", "INACTIVE", false));
        assertThat(this.<List<KillSwitch>> answered(Endpoint.KILL_SWITCH, "GET /v2/user/kill-switch HTTP"))
                .isEqualTo(switches);
        assertThat(this.<List<KillSwitch>> answered(Endpoint.SET_KILL_SWITCH, "POST /v2/user/kill-switch HTTP"))
                .isEqualTo(switches);
        assertThat(sent()).isEqualTo("[{\"segment\":\"NSE_FO\",\"action\":\"DISABLE\"}]");

        StaticIps read = answered(Endpoint.STATIC_IPS, "GET /v2/user/ip HTTP");
        assertThat(read.secondaryIp()).isNull();
        assertThat(read.accessTokensInvalidated()).isNull();

        StaticIps changed = answered(Endpoint.SET_STATIC_IPS, "PUT /v2/user/ip HTTP");
        assertThat(changed.accessTokensInvalidated()).isTrue();
        assertThat(changed.primaryIpUpdatedAt()).isEqualTo("2026-09-14T04:32:11Z");
        assertThat(changed.primaryIpFamilyMembers()).containsExactly(new StaticIps.FamilyMember("9QLM03"));
        assertThat(sent()).isEqualTo("{\"primary_ip\":\"203.0.113.25\",\"secondary_ip\":\"203.0.113.26\"}");
    }

    @Test
    void portfolioAndCharges() {
        List<Position> positions = answered(Endpoint.POSITIONS, "GET /v2/portfolio/short-term-positions HTTP");
        assertThat(positions).extracting(Position::quantity).containsExactly(75L, 0L);
        assertThat(positions.get(1).averagePrice()).isNull();
        assertThat(positions.get(1).realised()).isEqualTo("-4.0");

        List<Holding> holdings = answered(Endpoint.HOLDINGS, "GET /v2/portfolio/long-term-holdings HTTP");
        assertThat(holdings).singleElement().matches(holding -> holding.quantity() == 36 && holding.t1Quantity() == 6);

        Margin margin = answered(Endpoint.MARGIN, "POST /v2/charges/margin HTTP");
        assertThat(margin.finalMargin()).isEqualTo("69822.05");
        assertThat(sent()).isEqualTo("{\"instruments\":[{\"instrument_key\":\"NSE_FO|54812\",\"quantity\":75,"
                + "\"transaction_type\":\"SELL\",\"product\":\"D\",\"price\":101.3}]}");

        Brokerage charges = answered(Endpoint.BROKERAGE, "GET /v2/charges/brokerage?instrument_token=NSE_FO%7C54812"
                + "&quantity=75&product=D&transaction_type=BUY&price=101.30 HTTP");
        assertThat(charges.total()).isEqualTo("48.12");
        assertThat(charges.otherCharges().sebiTurnover()).isEqualTo("0.11");
        assertThat(charges.dpPlan().name()).isEqualTo("DP3A");
    }

    @Test
    void calendar() {
        List<Holiday> holidays = answered(Endpoint.HOLIDAYS, "GET /v2/market/holidays HTTP");
        assertThat(holidays.get(0).date()).isEqualTo(LocalDate.of(2026, 1, 26));
        assertThat(holidays.get(0).openExchanges()).extracting(MarketHours::exchange).containsExactly("MCX");
        assertThat(holidays.get(1).holidayType()).isEqualTo("SOMETHING_NEW");

        List<MarketHours> hours = answered(Endpoint.TIMINGS, "GET /v2/market/timings/2026-09-14 HTTP");
        assertThat(hours.get(1).endTime()).isEqualTo(Instant.ofEpochMilli(1_789_380_600_000L));

        MarketStatus status = answered(Endpoint.MARKET_STATUS, "GET /v2/market/status/NSE HTTP");
        assertThat(status.isOpen()).isTrue();
        assertThat(status.casEligibleStatus().status()).isEqualTo("CTS_CLOSE");
    }

    @Test
    void prices() {
        List<Candle> past = answered(Endpoint.CANDLES,
                "GET /v3/historical-candle/NSE_FO%7C54812/minutes/1/2026-09-14/2026-09-11 HTTP");
        assertThat(past.getFirst().startsAt()).isEqualTo("2026-09-14T03:46:00Z");
        assertThat(past.getFirst().low()).isEqualTo("100.8");
        assertThat(past.getFirst().openInterest()).isEqualTo(2_811_525);

        List<Candle> today = answered(Endpoint.INTRADAY_CANDLES,
                "GET /v3/historical-candle/intraday/NSE_FO%7C54812/minutes/1 HTTP");
        assertThat(today).isEqualTo(past);

        List<LastPrice> prices = answered(Endpoint.LAST_PRICES,
                "GET /v3/market-quote/ltp?instrument_key=NSE_FO%7C54812%2CNSE_EQ%7CINE002A01018 HTTP");
        assertThat(prices).containsExactly(new LastPrice("NSE_FO|54812", new BigDecimal("102.8"), 75L, 170_325L,
                new BigDecimal("97.0")));
    }

    @Test
    void i10_secretsOfACallNeverPrint() {
        String printed = Arrays.toString(new Object[] { Orders.TOKEN, EveryCall.SECRET,
                new TokenGrant("u", Orders.TOKEN), new TokenExchange("code-4711", "app-1", EveryCall.SECRET, "https://r"),
                new Egress.ProxyLogin("user", "pass-4711"), Call.of(Endpoint.PROFILE, Caller.at(
                        URI.create("http://b"), "/x"), Orders.TOKEN) });

        assertThat(printed).doesNotContain("4711");
    }

    @SuppressWarnings("unchecked")
    private <T> T answered(Endpoint endpoint, String requestLine) {
        close();
        serve(json(200, golden(endpoint)));
        T answer = (T) Answers.await(EveryCall.all().get(endpoint).apply(client));
        assertThat(server.requests).hasSize(1);
        assertThat(server.requests.getFirst().head()).startsWith(requestLine);
        return answer;
    }

    private String sent() {
        return server.requests.getFirst().body();
    }

    static String golden(Endpoint endpoint) {
        try (InputStream file = GoldenPayloadsTest.class.getResourceAsStream("/golden/%s.json".formatted(endpoint))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
