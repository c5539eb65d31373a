package io.anumati.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.delivery.DeliveryFault;
import io.anumati.simulator.delivery.DeliveryFaults;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.stream.UpdateType;
import io.vertx.core.Future;

/** What goes wrong with postbacks, notices and streams; and the open streams. */
final class DeliveryControl {

    private DeliveryControl() {
    }

    static Future<Object> addFault(ControlCall call) {
        return Future.succeededFuture(faults(call).add(DeliveryFault.of(call.body())));
    }

    static Future<Object> listFaults(ControlCall call) {
        return Future.succeededFuture(faults(call).waiting());
    }

    static Future<Object> removeFault(ControlCall call) {
        String id = call.name("id");
        if (!id.matches("[0-9]{1,18}") || !faults(call).remove(Long.parseLong(id))) {
            throw new NotFound("delivery fault " + id);
        }
        return Future.succeededFuture(Json.object().put("removed", 1));
    }

    static Future<Object> clearFaults(ControlCall call) {
        int count = faults(call).waiting().size();
        faults(call).clear();
        return Future.succeededFuture(Json.object().put("removed", count));
    }

    static Future<Object> streams(ControlCall call) {
        return Future.succeededFuture(call.broker().streams().open());
    }

    /** Resets every connection of the customer. */
    static Future<Object> cutStreams(ControlCall call) {
        return Future.succeededFuture(Json.object().put("cut", call.broker().streams().cut(People.user(call).id())));
    }

    /** Sends a made-up message to the customer's portfolio streams that listen to its {@code update_type}. */
    static Future<Object> say(ControlCall call) {
        JsonNode message = call.body();
        UpdateType type = UpdateType.of(call.need("update_type"))
                .orElseThrow(() -> new IllegalArgumentException("update_type is order, gtt_order, position or holding"));
        int sent = call.broker().streams().say(People.user(call).id(), type, message);
        return Future.succeededFuture(Json.object().put("connections", sent));
    }

    private static DeliveryFaults faults(ControlCall call) {
        return call.broker().deliveryFaults();
    }
}
