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

    private static final String INSTRUMENTS = "/market-quote/instruments/exchange/";

    private ApiRoutes() {
    }

    static Paths<Route> all() {
        Paths<Route> paths = new Paths<>();
        add(paths, GET, "/v2/login/authorization/dialog", ApiCall.DIALOG, Dialog::show);
        add(paths, POST, "/v2/login/authorization/dialog", ApiCall.DIALOG, Dialog::decide);
        add(paths, POST, "/v2/login/authorization/token", ApiCall.TOKEN_EXCHANGE, Login::exchange);
        add(paths, POST, "/v3/login/auth/token/request/{client_id}", ApiCall.TOKEN_REQUEST, Login::request);
        add(paths, DELETE, "/v2/logout", ApiCall.LOGOUT, Login::logout);
        add(paths, GET, "/v2/user/profile", ApiCall.PROFILE, Account::profile);
        add(paths, GET, "/v2/user/ip", ApiCall.STATIC_IP, Account::addresses);
        add(paths, GET, "/v3/user/get-funds-and-margin", ApiCall.FUNDS, Account::funds);
        OrderRoutes.add(paths);
        add(paths, GET, INSTRUMENTS + "complete.json.gz", ApiCall.INSTRUMENTS, ApiRoutes::instruments);
        return paths;
    }

    private static Answer instruments(Call call) {
        return Answer.raw("application/gzip", call.broker().instruments().file());
    }

    private static void add(Paths<Route> paths, HttpMethod method, String path, ApiCall call, Handler handler) {
        paths.add(method, path, new Route(call, handler));
    }
}
