package io.anumati.simulator.api;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.anumati.simulator.call.ApiCall;

/** Sign-in and out. */
final class LoginRoutes {

    private LoginRoutes() {
    }

    static void add(Paths<ApiRoutes.Route> paths) {
        paths.add(GET, "/v2/login/authorization/dialog", new ApiRoutes.Route(ApiCall.DIALOG, Dialog::show));
        paths.add(POST, "/v2/login/authorization/dialog", new ApiRoutes.Route(ApiCall.DIALOG, Dialog::decide));
        paths.add(POST, "/v2/login/authorization/token", new ApiRoutes.Route(ApiCall.TOKEN_EXCHANGE, Login::exchange));
        paths.add(POST, "/v3/login/auth/token/request/{client_id}", new ApiRoutes.Route(ApiCall.TOKEN_REQUEST, Login::request));
        paths.add(DELETE, "/v2/logout", new ApiRoutes.Route(ApiCall.LOGOUT, Login::logout));
    }
}
