package io.anumati.simulator.api;

import static io.vertx.core.http.HttpMethod.GET;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import com.fasterxml.jackson.databind.node.TextNode;

import io.anumati.simulator.account.Session;
import io.anumati.simulator.api.ApiRoutes.Route;
import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.delivery.Channel;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.stream.UpdateType;

/** Hands out the addresses of streams, each for one connection, as an answer or as a redirect. */
final class StreamRoutes {

    private StreamRoutes() {
    }

    static void add(Paths<Route> paths) {
        paths.add(GET, "/v2/feed/portfolio-stream-feed/authorize",
                new Route(ApiCall.PORTFOLIO_AUTHORIZE, call -> told(call, Channel.PORTFOLIO)));
        paths.add(GET, "/v2/feed/portfolio-stream-feed",
                new Route(ApiCall.PORTFOLIO_STREAM, call -> Answer.redirect(address(call, Channel.PORTFOLIO))));
        paths.add(GET, "/v3/feed/market-data-feed/authorize",
                new Route(ApiCall.MARKET_AUTHORIZE, call -> told(call, Channel.MARKET)));
        paths.add(GET, "/v3/feed/market-data-feed",
                new Route(ApiCall.MARKET_FEED, call -> Answer.redirect(address(call, Channel.MARKET))));
    }

    private static Answer told(Call call, Channel channel) {
        String address = address(call, channel);
        return Answer
                .success(Json.object().put("authorized_redirect_uri", address).put("authorizedRedirectUri", address));
    }

    private static String address(Call call, Channel channel) {
        Session session = Gate.read(call).session();
        Set<UpdateType> types = channel == Channel.PORTFOLIO ? types(call) : Set.of();
        return call.broker().streams().address(channel, session, types, call.header("Host"));
    }

    /** Of the query; only orders when it names none. */
    private static Set<UpdateType> types(Call call) {
        String names = call.query("update_types").orElse(UpdateType.ORDER.text());
        Set<UpdateType> types = EnumSet.noneOf(UpdateType.class);
        Arrays.stream(names.split(",")).map(String::strip).map(
                name -> UpdateType.of(name).orElseThrow(() -> wrong(names)))
                .forEach(types::add);
        return types;
    }

    private static RefusedCall wrong(String names) {
        return new RefusedCall(Problem.of(ErrorCode.INVALID_INPUT, "update_types", TextNode.valueOf(names)));
    }
}
