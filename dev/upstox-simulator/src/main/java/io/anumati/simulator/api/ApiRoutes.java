package io.anumati.simulator.api;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.anumati.simulator.call.ApiCall;
import io.vertx.core.http.HttpMethod;

/** The broker's calls and where they live. One server stands for all of the broker's hosts. */
final class ApiRoutes {

    /** Answers one kind of call. */
    interface Handler {
        /** @throws RefusedCall to answer with an error */
        Answer answer(Call call);
    }

    /** A call and who answers it. */
    record Route(ApiCall call, Handler handler) {
    }

    private ApiRoutes() {
    }

    static Paths<Route> all() {
        Paths<Route> paths = new Paths<>();
        LoginRoutes.add(paths);
        AccountRoutes.add(paths);
        MarketRoutes.add(paths);
        add(paths, POST, "/v3/order/place", ApiCall.PLACE, OrderWrites::place);
        add(paths, DELETE, "/v3/order/cancel", ApiCall.CANCEL, OrderWrites::cancel);
        add(paths, GET, "/v2/order/retrieve-all", ApiCall.ORDER_BOOK, OrderReads::book);
        add(paths, GET, "/v2/order/details", ApiCall.ORDER_DETAILS, OrderReads::details);
        add(paths, GET, "/v2/order/history", ApiCall.ORDER_HISTORY, OrderReads::history);
        StreamRoutes.add(paths);
        return paths;
    }

    private static void add(Paths<Route> paths, HttpMethod method, String path, ApiCall call, Handler handler) {
        paths.add(method, path, new Route(call, handler));
    }
}
