package io.anumati.simulator.call;

/** The broker's calls, as faults, limits and the witness name them. */
public enum ApiCall {
    DIALOG,
    TOKEN_EXCHANGE,
    TOKEN_REQUEST,
    PROFILE,
    LOGOUT,
    PLACE,
    CANCEL,
    ORDER_BOOK,
    ORDER_DETAILS,
    ORDER_HISTORY,
    FUNDS,
    STATIC_IP,
    INSTRUMENTS,
    PORTFOLIO_AUTHORIZE,
    PORTFOLIO_STREAM,
    MARKET_AUTHORIZE,
    MARKET_FEED,
    MODIFY,
    MULTI_PLACE,
    MULTI_CANCEL,
    EXIT,
    TRADES,
    ORDER_TRADES,
    FUNDS_V2,
    SET_STATIC_IP,
    KILL_SWITCH,
    SET_KILL_SWITCH,
    POSITIONS,
    HOLDINGS,
    MARGIN,
    BROKERAGE,
    HOLIDAYS,
    TIMINGS,
    MARKET_STATUS,
    CANDLES,
    CANDLES_TODAY,
    LTP;

    /** Order writes share one band, need a registered address, and are what the witness watches. */
    public boolean isOrderWrite() {
        return this == PLACE || this == MODIFY || this == CANCEL || this == MULTI_PLACE || this == MULTI_CANCEL || this == EXIT;
    }
}
