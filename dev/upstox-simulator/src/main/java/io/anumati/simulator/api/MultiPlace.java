package io.anumati.simulator.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;

import io.anumati.simulator.json.Json;
import io.anumati.simulator.order.Order;

/** Multi place: all lines are checked before one is placed; then what buys goes before what sells. */
final class MultiPlace {

    private final Placing placing;
    private final BatchAnswer answer = new BatchAnswer();
    private final ArrayNode data = Json.array();
    private final List<String> made = new ArrayList<>();

    private MultiPlace(Placing placing) {
        this.placing = placing;
    }

    static Answer place(Call call) {
        Gate.Entry entry = Gate.orderWrite(call);
        int most = call.broker().config().orderQuestions().batchLines();
        MultiRules.Checked checked = MultiRules.check(call.json(), Reading.version3(call.broker()), most);
        MultiPlace batch = new MultiPlace(new Placing(call.broker(), entry));
        if (!checked.faults().isEmpty()) {
            checked.faults().forEach(fault -> batch.answer.failed(fault.correlationId(), fault.problem()));
            return batch.answer.payloadErrors(call.json().size());
        }
        checked.lines().stream().sorted(Comparator.comparing(line -> !line.terms().isBuy())).forEach(batch::place);
        call.made(List.copyOf(batch.made));
        return batch.answer.placed(batch.data);
    }

    private void place(MultiRules.Line line) {
        Placing.Taken taken = placing.place(line.terms(), line.slice());
        int number = 0;
        for (Order order : taken.orders()) {
            data.addObject().put("correlation_id", id(line, ++number)).put("order_id", order.id());
            made.add(order.id());
            answer.succeeded();
        }
        for (Problem problem : taken.refused()) {
            answer.failed(id(line, ++number), problem);
        }
    }

    /** Of a line that was cut up, with the number of the slice. */
    private static String id(MultiRules.Line line, int number) {
        return line.orders() == 1 ? line.correlationId() : line.correlationId() + "_" + number;
    }
}
