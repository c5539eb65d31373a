package io.anumati.simulator.api;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.json.Json;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.Terms;

/** Place, versions 2 and 3. Success means that the gateway took it, not more. */
final class PlaceOrder {

    private PlaceOrder() {
    }

    static Answer version3(Call call) {
        Gate.Entry entry = Gate.orderWrite(call);
        Terms terms = PlaceRules.read(call.json(), Reading.version3(call.broker()));
        boolean slice = Fields.flag(call.json(), "slice");
        if (slice && Math.ceilDiv(terms.quantity(), terms.instrument().freeze()) > call.broker().config().sliceLimit()) {
            throw new RefusedCall(Problem.of(ErrorCode.TOO_MANY_SLICES, "quantity", call.json().get("quantity")));
        }
        Placing.Taken taken = new Placing(call.broker(), entry).place(terms, slice);
        call.made(ids(taken.orders()));
        if (taken.orders().isEmpty()) {
            throw new RefusedCall(taken.refused().getFirst());
        }
        ObjectNode data = Json.object();
        ArrayNode orderIds = data.putArray("order_ids");
        taken.orders().forEach(order -> orderIds.add(order.id()));
        return taken.refused().isEmpty() ? Answer.success(data, latency(call)) : some(call, data, taken.refused());
    }

    static Answer version2(Call call) {
        Gate.Entry entry = Gate.orderWrite(call);
        Terms terms = PlaceRules.read(call.json(), Reading.version2(call.broker()));
        Placing.Taken taken = new Placing(call.broker(), entry).place(terms, false);
        call.made(ids(taken.orders()));
        if (taken.orders().isEmpty()) {
            throw new RefusedCall(taken.refused().getFirst());
        }
        return Answer.success(Json.object().put("order_id", taken.orders().getFirst().id()));
    }

    static List<String> ids(List<Order> orders) {
        return orders.stream().map(Order::id).toList();
    }

    static long latency(Call call) {
        return Math.max(1, (System.nanoTime() - call.monotonicNanos()) / 1_000_000);
    }

    private static Answer some(Call call, ObjectNode data, List<Problem> refused) {
        return switch (call.broker().config().orderQuestions().someSlices()) {
            case SUCCESS -> Answer.success(data, latency(call));
            case PARTIAL_SUCCESS -> {
                ObjectNode envelope = Json.object().put("status", "partial_success");
                envelope.set("data", data);
                ArrayNode errors = envelope.putArray("errors");
                refused.forEach(problem -> errors.add(Answer.error(problem)));
                envelope.putObject("metadata").put("latency", latency(call));
                yield Answer.json(207, envelope);
            }
            case ERROR -> Answer.problem(refused.getFirst());
        };
    }
}
