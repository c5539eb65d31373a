package io.anumati.upstox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One example of each call, but for the instrument file, which lies at an address of its own and is packed. */
final class EveryCall {

    static final String ORDER_ID = "260914025000411";
    static final String KEY = "NSE_FO|54812";
    static final ClientSecret SECRET = new ClientSecret("client-secret-4711");
    static final CandleInterval MINUTE = new CandleInterval(CandleInterval.Unit.MINUTES, 1);

    private static final Egress OUT = Orders.DIRECT;
    private static final AccessToken TOKEN = Orders.TOKEN;

    private EveryCall() {
    }

    interface Made extends Function<UpstoxClient, CompletableFuture<?>> {
    }

    static Map<Endpoint, Made> all() {
        Map<Endpoint, Made> calls = new EnumMap<>(Endpoint.class);
        calls.put(Endpoint.TOKEN_EXCHANGE, client -> client.signIn()
                .exchange(new TokenExchange("code-4711", "app-1", SECRET, "https://r.example.in/cb")));
        calls.put(Endpoint.TOKEN_REQUEST, client -> client.signIn().requestToken("app-1", SECRET));
        calls.put(Endpoint.LOGOUT, client -> client.signIn().logout(TOKEN, OUT));
        orders(calls);
        account(calls);
        portfolio(calls);
        market(calls);
        return calls;
    }

    private static void orders(Map<Endpoint, Made> calls) {
        calls.put(Endpoint.PLACE, client -> client.orders().place(TOKEN, OUT, null, Orders.any()));
        calls.put(Endpoint.MODIFY, client -> client.orders().modify(TOKEN, OUT, null, Orders.change(ORDER_ID, "101.60"),
                LastLook.NONE));
        calls.put(Endpoint.CANCEL, client -> client.orders().cancel(TOKEN, OUT, null, ORDER_ID));
        calls.put(Endpoint.ORDER_BOOK, client -> client.orders().book(TOKEN, OUT));
        calls.put(Endpoint.ORDER_DETAILS, client -> client.orders().details(TOKEN, OUT, ORDER_ID));
        calls.put(Endpoint.ORDER_HISTORY, client -> client.orders().historyByTag(TOKEN, OUT, "x7-b91"));
        calls.put(Endpoint.TRADES, client -> client.orders().trades(TOKEN, OUT));
        calls.put(Endpoint.STREAM_ADDRESS, client -> client.orders().streamAddress(TOKEN, OUT));
    }

    private static void account(Map<Endpoint, Made> calls) {
        calls.put(Endpoint.PROFILE, client -> client.account().profile(TOKEN, OUT));
        calls.put(Endpoint.FUNDS, client -> client.account().funds(TOKEN, OUT));
        calls.put(Endpoint.FUNDS_V2, client -> client.account().fundsV2(TOKEN, OUT));
        calls.put(Endpoint.KILL_SWITCH, client -> client.account().killSwitch(TOKEN, OUT));
        calls.put(Endpoint.SET_KILL_SWITCH, client -> client.account().setKillSwitch(TOKEN, OUT,
                List.of(new KillSwitchChange("NSE_FO", KillSwitchChange.Action.DISABLE))));
        calls.put(Endpoint.STATIC_IPS, client -> client.account().staticIps(TOKEN, OUT));
        calls.put(Endpoint.SET_STATIC_IPS, client -> client.account().setStaticIps(TOKEN, OUT,
                new StaticIpChange("203.0.113.25", "203.0.113.26")));
    }

    private static void portfolio(Map<Endpoint, Made> calls) {
        calls.put(Endpoint.POSITIONS, client -> client.portfolio().positions(TOKEN, OUT));
        calls.put(Endpoint.HOLDINGS, client -> client.portfolio().holdings(TOKEN, OUT));
        calls.put(Endpoint.MARGIN, client -> client.portfolio().margin(TOKEN, OUT, List.of(new MarginLine(KEY, 75,
                PlaceOrderRequest.Side.SELL, PlaceOrderRequest.Product.D, new BigDecimal("101.3")))));
        calls.put(Endpoint.BROKERAGE, client -> client.portfolio().brokerage(TOKEN, OUT, new BrokerageRequest(KEY, 75,
                PlaceOrderRequest.Product.D, PlaceOrderRequest.Side.BUY, new BigDecimal("101.30"))));
    }

    private static void market(Map<Endpoint, Made> calls) {
        LocalDate day = LocalDate.of(2026, 9, 14);
        calls.put(Endpoint.HOLIDAYS, client -> client.market().holidays(TOKEN, OUT));
        calls.put(Endpoint.TIMINGS, client -> client.market().timings(TOKEN, OUT, day));
        calls.put(Endpoint.MARKET_STATUS, client -> client.market().status(TOKEN, OUT, "NSE"));
        calls.put(Endpoint.CANDLES,
                client -> client.market().candles(TOKEN, OUT, KEY, MINUTE, new Days(day.minusDays(3), day)));
        calls.put(Endpoint.INTRADAY_CANDLES, client -> client.market().intradayCandles(TOKEN, OUT, KEY, MINUTE));
        calls.put(Endpoint.LAST_PRICES,
                client -> client.market().lastPrices(TOKEN, OUT, List.of(KEY, "NSE_EQ|INE002A01018")));
    }
}
