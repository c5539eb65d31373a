package io.anumati.simulator.control;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.account.UserSettings;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.OrderText;
import io.vertx.core.Future;

/** What the live page of a user shows: orders and calls latest first, and no more of them than fit on a page. */
final class Live {

    private static final int MOST = 100;

    private Live() {
    }

    static Future<Object> user(ControlCall call) {
        UserSettings user = People.user(call).settings();
        List<Order> today = call.broker().orders().today(user.userId());
        ObjectNode live = Json.object().put("brokerTime", call.now().toString()).put("speed", call.broker().clock().speed());
        live.putObject("user").put("userId", user.userId()).put("name", user.name());
        live.set("orders", Json.tree(today.reversed().stream().limit(MOST)
                .map(order -> OrderText.details(order, order.last())).toList()));
        live.set("positions", Json.tree(DayPosition.of(today)));
        live.set("witness", Json.tree(Testimony.of(call.broker(), user.userId())));
        live.set("calls", Json.tree(call.broker().witness().latest(user.userId(), MOST)));
        return Future.succeededFuture(live);
    }
}
