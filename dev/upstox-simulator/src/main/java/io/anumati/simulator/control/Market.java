package io.anumati.simulator.control;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.api.OrderWrites;
import io.anumati.simulator.api.RefusedCall;
import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.order.FillPlan;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.OrderDesk;
import io.anumati.simulator.order.OrderText;
import io.vertx.core.Future;

/** Orders by hand, how orders fill, and what can be traded. */
final class Market {

    private Market() {
    }

    /** As if the customer had used the broker's own app: no tag is needed, no limit and no address check applies. */
    static Future<Object> placeByHand(ControlCall call) {
        try {
            List<Order> placed = OrderWrites.placeByHand(call.broker(), People.user(call).id(), call.body());
            ArrayNode ids = Json.array();
            placed.forEach(order -> ids.add(order.id()));
            return Future.succeededFuture(Json.object().set("orderIds", ids));
        } catch (RefusedCall refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }

    static Future<Object> orders(ControlCall call) {
        Optional<String> user = call.asked("user");
        ArrayNode found = Json.array();
        call.broker().accounts().users().stream().filter(known -> user.isEmpty() || user.get().equals(known.id()))
                .flatMap(known -> call.broker().orders().all(known.id()).stream()).forEach(order -> found.add(shown(order)));
        return Future.succeededFuture(found);
    }

    static Future<Object> fill(ControlCall call) {
        Order order = order(call);
        int open = order.terms().quantity() - order.last().filled();
        JsonNode body = call.body("quantity", "price");
        OrderDesk desk = call.broker().desk();
        BigDecimal price = body.path("price").isNumber() ? body.get("price").decimalValue() : desk.usualPrice(order);
        desk.fill(order, body.path("quantity").asInt(open), price);
        return Future.succeededFuture(shown(order));
    }

    static Future<Object> reject(ControlCall call) {
        Order order = order(call);
        call.broker().desk().reject(order, call.body("message").path("message").asText("RMS:Blocked by hand"));
        return Future.succeededFuture(shown(order));
    }

    static Future<Object> cancel(ControlCall call) {
        Order order = order(call);
        if (order.isFinal()) {
            throw new IllegalArgumentException("order %s is final".formatted(order.id()));
        }
        call.broker().desk().cancel(order);
        return Future.succeededFuture(shown(order));
    }

    /** For everybody, or for the user named in the query. */
    static Future<Object> putFills(ControlCall call) {
        OrderDesk desk = call.broker().desk();
        Optional<String> user = call.asked("user");
        FillPlan changed = Json.merge(FillPlan.class, user.map(desk::planOf).orElseGet(desk::plan), call.body());
        user.ifPresentOrElse(id -> desk.plan(id, changed), () -> desk.plan(changed));
        return Future.succeededFuture(changed);
    }

    static Future<Object> fills(ControlCall call) {
        OrderDesk desk = call.broker().desk();
        return Future.succeededFuture(call.asked("user").map(desk::planOf).orElseGet(desk::plan));
    }

    static Future<Object> putInstrument(ControlCall call) {
        Instrument instrument = Instrument.of((ObjectNode) call.body());
        call.broker().instruments().put(instrument);
        return Future.succeededFuture(instrument.row());
    }

    private static Order order(ControlCall call) {
        return call.broker().orders().find(call.name("orderId"))
                .orElseThrow(() -> new NotFound("order " + call.name("orderId")));
    }

    private static ObjectNode shown(Order order) {
        ObjectNode shown = OrderText.details(order, order.last());
        return shown.put("user_id", order.userId()).put("client_id", order.clientId());
    }
}
