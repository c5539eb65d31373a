package io.anumati.simulator.api;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.OrderDesk;
import io.anumati.simulator.order.Placement;
import io.anumati.simulator.order.Terms;

/** Place and cancel, version 3. Success means that the gateway took it, not more. */
public final class OrderWrites {

    private OrderWrites() {
    }

    static Answer place(Call call) {
        Gate.Entry entry = Gate.orderWrite(call);
        Terms terms = PlaceRules.read(call.json(), call.broker().instruments(), call.broker().config().marketProtection());
        boolean slice = call.json().path("slice").asBoolean(false);
        Placement placement = new Placement(entry.user().id(), entry.session().clientId(), terms, slice);
        if (OrderDesk.slices(placement) > call.broker().config().sliceLimit()) {
            throw new RefusedCall(Problem.of(ErrorCode.TOO_MANY_SLICES, "quantity", call.json().get("quantity")));
        }
        List<String> ids = call.broker().desk().place(placement).stream().map(Order::id).toList();
        call.made(ids);
        ObjectNode data = Json.object();
        ArrayNode orderIds = data.putArray("order_ids");
        ids.forEach(orderIds::add);
        return Answer.success(data, latency(call));
    }

    static Answer cancel(Call call) {
        Gate.Entry entry = Gate.orderWrite(call);
        Order order = OrderReads.named(call, entry.user().id());
        if (order.isFinal()) {
            throw new RefusedCall(ErrorCode.ORDER_FINAL);
        }
        call.broker().desk().cancel(order);
        return Answer.success(Json.object().put("order_id", order.id()), latency(call));
    }

    /** An order placed by the customer outside any app. @throws RefusedCall when the gateway would refuse it */
    public static List<Order> placeByHand(Broker broker, String userId, JsonNode body) {
        Terms terms = PlaceRules.read(body, broker.instruments(), broker.config().marketProtection());
        return broker.desk().place(new Placement(userId, null, terms, body.path("slice").asBoolean(false)));
    }

    private static long latency(Call call) {
        return Math.max(1, (System.nanoTime() - call.monotonicNanos()) / 1_000_000);
    }
}
