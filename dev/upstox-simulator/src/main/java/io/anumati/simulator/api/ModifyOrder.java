package io.anumati.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.anumati.simulator.json.Json;
import io.anumati.simulator.order.Change;
import io.anumati.simulator.order.Order;

/** Modify, versions 2 and 3. Success means that the request was taken; whether the order changed shows later. */
final class ModifyOrder {

    private ModifyOrder() {
    }

    static Answer version3(Call call) {
        return Answer.success(modified(call), PlaceOrder.latency(call));
    }

    static Answer version2(Call call) {
        return Answer.success(modified(call));
    }

    private static ObjectNode modified(Call call) {
        Gate.Entry entry = Gate.orderWrite(call);
        String id = ModifyRules.orderId(call.json());
        Change written = ModifyRules.read(call.json());
        Order order = call.broker().orders().find(entry.user().id(), id)
                .orElseThrow(
                        () -> new RefusedCall(Problem.of(ErrorCode.ORDER_UNKNOWN, "order_id", call.json().get("order_id"))));
        if (order.terms().instrument().isCommodityOfMcx()) {
            throw new RefusedCall(Problem.of(ErrorCode.MCX_DISABLED, "instrument_key",
                    TextNode.valueOf(order.terms().instrument().key())));
        }
        Change change = ModifyRules.against(order, written, call.json(),
                call.broker().config().orderQuestions().modifiedQuantity());
        if (order.isFinal()) {
            throw new RefusedCall(ErrorCode.MODIFY_ORDER_FINAL);
        }
        call.broker().desk().modify(order, change);
        return Json.object().put("order_id", id);
    }
}
