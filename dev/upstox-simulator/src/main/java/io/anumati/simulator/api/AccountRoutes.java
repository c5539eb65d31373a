package io.anumati.simulator.api;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import io.anumati.simulator.call.ApiCall;

/** The customer's account: who he is, what he has, what it costs, and how he guards it. */
final class AccountRoutes {

    private AccountRoutes() {
    }

    static void add(Paths<ApiRoutes.Route> paths) {
        paths.add(GET, "/v2/user/profile", new ApiRoutes.Route(ApiCall.PROFILE, Account::profile));
        paths.add(GET, "/v2/user/ip", new ApiRoutes.Route(ApiCall.STATIC_IP, StaticIps::read));
        paths.add(PUT, "/v2/user/ip", new ApiRoutes.Route(ApiCall.SET_STATIC_IP, StaticIps::update));
        paths.add(GET, "/v2/user/kill-switch", new ApiRoutes.Route(ApiCall.KILL_SWITCH, KillSwitches::read));
        paths.add(POST, "/v2/user/kill-switch", new ApiRoutes.Route(ApiCall.SET_KILL_SWITCH, KillSwitches::update));
        paths.add(GET, "/v2/user/get-funds-and-margin", new ApiRoutes.Route(ApiCall.FUNDS_V2, FundsReads::bySegment));
        paths.add(GET, "/v3/user/get-funds-and-margin", new ApiRoutes.Route(ApiCall.FUNDS, FundsReads::inDetail));
        paths.add(GET, "/v2/portfolio/short-term-positions", new ApiRoutes.Route(ApiCall.POSITIONS, Portfolio::positions));
        paths.add(GET, "/v2/portfolio/long-term-holdings", new ApiRoutes.Route(ApiCall.HOLDINGS, Portfolio::holdings));
        paths.add(POST, "/v2/charges/margin", new ApiRoutes.Route(ApiCall.MARGIN, MarginCall::answer));
        paths.add(GET, "/v2/charges/brokerage", new ApiRoutes.Route(ApiCall.BROKERAGE, BrokerageCall::answer));
    }
}
