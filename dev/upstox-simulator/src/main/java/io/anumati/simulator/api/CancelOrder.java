package io.anumati.simulator.api;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.json.Json;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.Status;

/**
 * Cancel, versions 2 and 3, and cancel multi. Success means that the request was taken; whether it came in time shows later.
 */
final class CancelOrder {

    private CancelOrder() {
    }

    static Answer version3(Call call) {
        return Answer.success(cancelled(call), PlaceOrder.latency(call));
    }

    static Answer version2(Call call) {
        return Answer.success(cancelled(call));
    }

    /** Every open order, after market orders too, of a segment and with a tag if the query names them. */
    static Answer all(Call call) {
        Gate.Entry entry = Gate.orderWrite(call);
        BulkFilter filter = BulkFilter.of(call);
        List<Order> open = call.broker().orders().today(entry.user().id()).stream().filter(CancelOrder::isOpen)
                .filter(filter::takes).toList();
        Optional<Problem> no = filter.objection().or(() -> objection(open.size(), call));
        if (no.isPresent()) {
            return BatchAnswer.nothing(no.get());
        }
        int room = Placing.room(entry.user());
        BatchAnswer answer = new BatchAnswer();
        ArrayNode ids = Json.array();
        for (Order order : open) {
            if (ids.size() < room) {
                call.broker().desk().cancel(order);
                ids.add(order.id());
                answer.succeeded();
            } else {
                answer.failed(Problem.of(ErrorCode.NOT_TAKEN), order.id(), order.terms().instrument().key());
            }
        }
        return answer.acted(ids);
    }

    private static Optional<Problem> objection(int open, Call call) {
        if (open == 0) {
            return Optional.of(Problem.of(ErrorCode.NOTHING_OPEN));
        }
        boolean tooMany = open > call.broker().config().orderQuestions().bulkCancels();
        return tooMany ? Optional.of(Problem.of(ErrorCode.TOO_MANY_OPEN)) : Optional.empty();
    }

    private static ObjectNode cancelled(Call call) {
        Gate.Entry entry = Gate.orderWrite(call);
        Order order = OrderReads.named(call, entry.user().id());
        if (order.isFinal()) {
            throw new RefusedCall(ErrorCode.ORDER_FINAL);
        }
        call.broker().desk().cancel(order);
        return Json.object().put("order_id", order.id());
    }

    private static boolean isOpen(Order order) {
        return !order.isFinal() && order.last().status() != Status.CANCEL_PENDING;
    }
}
