package io.anumati.simulator.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;

import io.anumati.simulator.api.ExitPlan.Held;
import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.market.Exchange;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.Terms;

/** Exits all positions, of a segment or what today's orders with a tag net to, while their exchanges are open. */
final class ExitPositions {

    private ExitPositions() {
    }

    static Answer exit(Call call) {
        Gate.Entry entry = Gate.orderWrite(call);
        BulkFilter filter = BulkFilter.of(call);
        List<Held> held = held(call.broker(), entry.user().id(), filter).stream()
                .filter(one -> filter.isOf(one.instrument().segment())).toList();
        Optional<Problem> no = filter.objection().or(() -> objection(held.size(), call));
        return no.isPresent() ? BatchAnswer.nothing(no.get())
                : sent(call, new Placing(call.broker(), entry), ExitPlan.orders(held, filter.tag().orElse(null)));
    }

    private static Optional<Problem> objection(int positions, Call call) {
        if (positions == 0) {
            return Optional.of(Problem.of(ErrorCode.NOTHING_TO_EXIT));
        }
        boolean tooMany = positions > call.broker().config().orderQuestions().exits();
        return tooMany ? Optional.of(Problem.of(ErrorCode.TOO_MANY_POSITIONS)) : Optional.empty();
    }

    private static List<Held> held(Broker broker, String userId, BulkFilter filter) {
        if (filter.tag().isPresent()) {
            return ExitPlan.net(broker.orders().today(userId).stream().filter(filter::takes).toList());
        }
        return broker.positions().of(userId).stream().filter(position -> position.quantity() != 0)
                .map(position -> new Held(position.instrument(), position.product(), position.quantity())).toList();
    }

    private static Answer sent(Call call, Placing placing, List<Terms> orders) {
        Instant now = call.broker().clock().now();
        BatchAnswer answer = new BatchAnswer();
        ArrayNode ids = Json.array();
        List<String> made = new ArrayList<>();
        for (Terms terms : orders) {
            String key = terms.instrument().key();
            if (!call.broker().hours().isOpen(Exchange.of(terms.instrument()), now)) {
                answer.failed(Problem.of(ErrorCode.EXIT_OUTSIDE_HOURS), null, key);
                continue;
            }
            Placing.Taken taken = placing.place(terms, true);
            for (Order order : taken.orders()) {
                ids.add(order.id());
                made.add(order.id());
                answer.succeeded();
            }
            taken.refused().forEach(problem -> answer.failed(problem, null, key));
        }
        call.made(List.copyOf(made));
        return answer.acted(ids);
    }
}
