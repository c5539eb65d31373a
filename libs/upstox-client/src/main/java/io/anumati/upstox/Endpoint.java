package io.anumati.upstox;

/**
 * The broker's calls that this client makes. Error codes mean different things at different endpoints, so a failure names its
 * own. Paths: the broker's API pages as of autumn 2026.
 */
public enum Endpoint {
    TOKEN_EXCHANGE(Effect.WRITE, "POST", "/v2/login/authorization/token"),
    TOKEN_REQUEST(Effect.WRITE, "POST", "/v3/login/auth/token/request/"),
    LOGOUT(Effect.WRITE, "DELETE", "/v2/logout"),

    PLACE(Effect.ORDER, "POST", "/v3/order/place"),
    MODIFY(Effect.ORDER, "PUT", "/v3/order/modify"),
    CANCEL(Effect.ORDER, "DELETE", "/v3/order/cancel"),
    ORDER_BOOK(Effect.READ, "GET", "/v2/order/retrieve-all"),
    ORDER_DETAILS(Effect.READ, "GET", "/v2/order/details"),
    ORDER_HISTORY(Effect.READ, "GET", "/v2/order/history"),
    TRADES(Effect.READ, "GET", "/v2/order/trades/get-trades-for-day"),
    STREAM_ADDRESS(Effect.READ, "GET", "/v2/feed/portfolio-stream-feed/authorize"),

    PROFILE(Effect.READ, "GET", "/v2/user/profile"),
    FUNDS(Effect.READ, "GET", "/v3/user/get-funds-and-margin"),
    FUNDS_V2(Effect.READ, "GET", "/v2/user/get-funds-and-margin"),
    KILL_SWITCH(Effect.READ, "GET", "/v2/user/kill-switch"),
    SET_KILL_SWITCH(Effect.WRITE, "POST", "/v2/user/kill-switch"),
    STATIC_IPS(Effect.READ, "GET", "/v2/user/ip"),
    SET_STATIC_IPS(Effect.WRITE, "PUT", "/v2/user/ip"),

    POSITIONS(Effect.READ, "GET", "/v2/portfolio/short-term-positions"),
    HOLDINGS(Effect.READ, "GET", "/v2/portfolio/long-term-holdings"),
    MARGIN(Effect.READ, "POST", "/v2/charges/margin"),
    BROKERAGE(Effect.READ, "GET", "/v2/charges/brokerage"),

    HOLIDAYS(Effect.READ, "GET", "/v2/market/holidays"),
    TIMINGS(Effect.READ, "GET", "/v2/market/timings/"),
    MARKET_STATUS(Effect.READ, "GET", "/v2/market/status/"),
    CANDLES(Effect.READ, "GET", "/v3/historical-candle/"),
    INTRADAY_CANDLES(Effect.READ, "GET", "/v3/historical-candle/intraday/"),
    LAST_PRICES(Effect.READ, "GET", "/v3/market-quote/ltp"),
    /** The packed file of all instruments, which lies at an address of its own. */
    INSTRUMENTS(Effect.READ, "GET", "");

    /** What a call may change. */
    private enum Effect {
        READ,
        WRITE,
        /** A write that goes to the host for orders. */
        ORDER
    }

    private final Effect effect;
    private final String method;
    private final String path;

    Endpoint(Effect effect, String method, String path) {
        this.effect = effect;
        this.method = method;
        this.path = path;
    }

    /** Whether a call may change something at the broker, so that its outcome matters even without an answer. */
    public boolean isWrite() {
        return effect != Effect.READ;
    }

    /** Whether this is an order write, which the broker accepts from the user's own address only. */
    public boolean isOrder() {
        return effect == Effect.ORDER;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }
}
