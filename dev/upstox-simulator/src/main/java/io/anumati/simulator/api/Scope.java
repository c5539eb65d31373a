package io.anumati.simulator.api;

import static io.anumati.simulator.call.ApiCall.BROKERAGE;
import static io.anumati.simulator.call.ApiCall.CANDLES;
import static io.anumati.simulator.call.ApiCall.CANDLES_TODAY;
import static io.anumati.simulator.call.ApiCall.FUNDS;
import static io.anumati.simulator.call.ApiCall.FUNDS_V2;
import static io.anumati.simulator.call.ApiCall.HOLDINGS;
import static io.anumati.simulator.call.ApiCall.HOLIDAYS;
import static io.anumati.simulator.call.ApiCall.KILL_SWITCH;
import static io.anumati.simulator.call.ApiCall.LTP;
import static io.anumati.simulator.call.ApiCall.MARGIN;
import static io.anumati.simulator.call.ApiCall.MARKET_AUTHORIZE;
import static io.anumati.simulator.call.ApiCall.MARKET_FEED;
import static io.anumati.simulator.call.ApiCall.MARKET_STATUS;
import static io.anumati.simulator.call.ApiCall.ORDER_BOOK;
import static io.anumati.simulator.call.ApiCall.ORDER_DETAILS;
import static io.anumati.simulator.call.ApiCall.ORDER_HISTORY;
import static io.anumati.simulator.call.ApiCall.ORDER_TRADES;
import static io.anumati.simulator.call.ApiCall.POSITIONS;
import static io.anumati.simulator.call.ApiCall.PROFILE;
import static io.anumati.simulator.call.ApiCall.STATIC_IP;
import static io.anumati.simulator.call.ApiCall.TIMINGS;
import static io.anumati.simulator.call.ApiCall.TRADES;

import java.util.EnumSet;
import java.util.Set;

import io.anumati.simulator.account.Session;
import io.anumati.simulator.account.UserSettings;
import io.anumati.simulator.call.ApiCall;

/** What each kind of token may do (broker pages "Extended Tokens for All Apps", "Analytics Token"). */
final class Scope {

    private static final Set<ApiCall> EXTENDED = EnumSet.of(ORDER_BOOK, ORDER_DETAILS, ORDER_HISTORY, POSITIONS, HOLDINGS);
    private static final Set<ApiCall> MARKET = EnumSet.of(CANDLES, CANDLES_TODAY, LTP, HOLIDAYS, TIMINGS, MARKET_STATUS,
            MARKET_AUTHORIZE, MARKET_FEED);
    private static final Set<ApiCall> ACCOUNT = EnumSet.of(PROFILE, FUNDS, FUNDS_V2, ORDER_BOOK, ORDER_DETAILS, ORDER_HISTORY,
            TRADES, ORDER_TRADES, POSITIONS, HOLDINGS, MARGIN, BROKERAGE, STATIC_IP, KILL_SWITCH);

    private Scope() {
    }

    static void check(Call call, Session session, UserSettings user) {
        switch (session.kind()) {
            case ACCESS -> {
            }
            case EXTENDED -> need(EXTENDED.contains(call.api()), ErrorCode.NOT_WITH_THIS_TOKEN);
            case ANALYTICS -> {
                need(MARKET.contains(call.api()) || ACCOUNT.contains(call.api()), ErrorCode.NOT_WITH_THIS_TOKEN);
                need(MARKET.contains(call.api()) || user.mayWriteFrom(call.source()), ErrorCode.ANALYTICS_ADDRESS);
            }
        }
    }

    private static void need(boolean allowed, ErrorCode otherwise) {
        if (!allowed) {
            throw new RefusedCall(otherwise);
        }
    }
}
