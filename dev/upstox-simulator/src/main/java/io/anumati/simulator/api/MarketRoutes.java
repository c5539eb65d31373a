package io.anumati.simulator.api;

import static io.vertx.core.http.HttpMethod.GET;

import io.anumati.simulator.call.ApiCall;

/** The market: when it is open, what it trades, and at which prices. */
final class MarketRoutes {

    private static final String CANDLES = "/v3/historical-candle/";

    private MarketRoutes() {
    }

    static void add(Paths<ApiRoutes.Route> paths) {
        add(paths, "/v2/market/holidays", ApiCall.HOLIDAYS, MarketCalendar::holidays);
        add(paths, "/v2/market/holidays/{date}", ApiCall.HOLIDAYS, MarketCalendar::holidays);
        add(paths, "/v2/market/timings/{date}", ApiCall.TIMINGS, MarketCalendar::timings);
        add(paths, "/v2/market/status/{exchange}", ApiCall.MARKET_STATUS, MarketCalendar::status);
        add(paths, CANDLES + "intraday/{key}/{unit}/{interval}", ApiCall.CANDLES_TODAY, CandleReads::today);
        add(paths, CANDLES + "{key}/{unit}/{interval}", ApiCall.CANDLES, CandleReads::history);
        add(paths, CANDLES + "{key}/{unit}/{interval}/{to}", ApiCall.CANDLES, CandleReads::history);
        add(paths, CANDLES + "{key}/{unit}/{interval}/{to}/{from}", ApiCall.CANDLES, CandleReads::history);
        add(paths, "/v3/market-quote/ltp", ApiCall.LTP, LastPrices::read);
        add(paths, "/market-quote/instruments/exchange/complete.json.gz", ApiCall.INSTRUMENTS, MarketRoutes::instruments);
    }

    private static Answer instruments(Call call) {
        return Answer.raw("application/gzip", call.broker().instruments().file());
    }

    private static void add(Paths<ApiRoutes.Route> paths, String path, ApiCall call, ApiRoutes.Handler handler) {
        paths.add(GET, path, new ApiRoutes.Route(call, handler));
    }
}
