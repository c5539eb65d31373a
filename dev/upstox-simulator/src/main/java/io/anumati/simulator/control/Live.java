package io.anumati.simulator.control;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.account.UserSettings;
import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.OrderText;
import io.anumati.simulator.position.Position;
import io.vertx.core.Future;

/** What the live page of a user shows: orders and calls latest first, and no more of them than fit on a page. */
final class Live {

    private static final int MOST = 100;

    private Live() {
    }

    static Future<Object> user(ControlCall call) {
        UserSettings user = People.user(call).settings();
        Broker broker = call.broker();
        List<Order> today = broker.orders().today(user.userId());
        ObjectNode live = Json.object().put("brokerTime", call.now().toString()).put("speed", broker.clock().speed());
        live.putObject("user").put("userId", user.userId()).put("name", user.name());
        live.set("orders", Json.tree(today.reversed().stream().limit(MOST)
                .map(order -> OrderText.details(order, order.last())).toList()));
        live.set("positions", Json.tree(broker.positions().of(user.userId()).stream().map(Live::position).toList()));
        live.set("witness", Json.tree(Testimony.of(broker, user.userId())));
        live.set("calls", Json.tree(broker.witness().latest(user.userId(), MOST)));
        return Future.succeededFuture(live);
    }

    private static ObjectNode position(Position position) {
        return Json.object().put("symbol", position.instrument().symbol()).put("product", position.product())
                .put("bought", position.buys().quantity()).put("averageBought", position.buys().price())
                .put("sold", position.sells().quantity()).put("averageSold", position.sells().price())
                .put("lastPrice", position.lastPrice()).put("pnl", position.pnl()).put("net", position.quantity());
    }
}
