package io.anumati.simulator.api;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import io.anumati.simulator.call.ApiCall;
import io.vertx.core.http.HttpMethod;

/** The calls about orders: writes, and what is read of them. */
final class OrderRoutes {

    private OrderRoutes() {
    }

    static void add(Paths<ApiRoutes.Route> paths) {
        add(paths, POST, "/v3/order/place", ApiCall.PLACE, PlaceOrder::version3);
        add(paths, POST, "/v2/order/place", ApiCall.PLACE, PlaceOrder::version2);
        add(paths, POST, "/v2/order/multi/place", ApiCall.MULTI_PLACE, MultiPlace::place);
        add(paths, PUT, "/v3/order/modify", ApiCall.MODIFY, ModifyOrder::version3);
        add(paths, PUT, "/v2/order/modify", ApiCall.MODIFY, ModifyOrder::version2);
        add(paths, DELETE, "/v3/order/cancel", ApiCall.CANCEL, CancelOrder::version3);
        add(paths, DELETE, "/v2/order/cancel", ApiCall.CANCEL, CancelOrder::version2);
        add(paths, DELETE, "/v2/order/multi/cancel", ApiCall.MULTI_CANCEL, CancelOrder::all);
        add(paths, POST, "/v2/order/positions/exit", ApiCall.EXIT, ExitPositions::exit);
        add(paths, GET, "/v2/order/retrieve-all", ApiCall.ORDER_BOOK, OrderReads::book);
        add(paths, GET, "/v2/order/details", ApiCall.ORDER_DETAILS, OrderReads::details);
        add(paths, GET, "/v2/order/history", ApiCall.ORDER_HISTORY, OrderReads::history);
        add(paths, GET, "/v2/order/trades/get-trades-for-day", ApiCall.TRADES, TradeReads::ofDay);
        add(paths, GET, "/v2/order/trades", ApiCall.ORDER_TRADES, TradeReads::ofOrder);
    }

    private static void add(Paths<ApiRoutes.Route> paths, HttpMethod method, String path, ApiCall call,
            ApiRoutes.Handler handler) {
        paths.add(method, path, new ApiRoutes.Route(call, handler));
    }
}
