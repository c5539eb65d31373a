package io.anumati.simulator.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.account.Session;
import io.anumati.simulator.account.Sessions;
import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.fault.FaultKind;
import io.anumati.simulator.witness.OrderCall;

/** Tells the witness of order calls, also of those that come to nothing. */
final class Observer {

    private Observer() {
    }

    /** @param answer empty when the call was never handled */
    static void observe(Call call, Optional<Answer> answer, FaultKind fault) {
        if (!call.api().isOrderWrite()) {
            return;
        }
        Broker broker = call.broker();
        Optional<Session> session = call.session();
        JsonNode body = call.json();
        broker.witness().saw(new OrderCall(broker.witness().nextSequence(), call.api(), call.arrivedAtMicros(),
                call.monotonicNanos(), call.brokerNanos(), call.source(),
                broker.accounts().ownerOf(call.source(), session.map(Session::userId).orElse(null)).orElse(null),
                session.map(Session::clientId).orElse(null),
                session.map(Session::tokenHash).or(() -> call.token().map(Sessions::sha256)).orElse(null),
                session.map(Session::userId).orElse(null), call.header("X-Algo-Name"), body.path("tag").textValue(),
                tags(body), call.query("order_id").orElse(body.path("order_id").textValue()),
                body.path("instrument_token").textValue(), body.path("transaction_type").textValue(),
                body.path("quantity").isInt() ? body.get("quantity").intValue() : null,
                body.path("price").isNumber() ? body.get("price").decimalValue() : null,
                Carried.of(body, broker.instruments()), answer.map(Answer::status).orElse(null),
                answer.flatMap(Answer::errorCode).orElse(null), call.orderIds(), orderTags(call), fault));
    }

    /** Exits repeat the tag they are for; what they made is nobody's intent doubled. */
    private static List<String> orderTags(Call call) {
        if (call.api() == ApiCall.EXIT) {
            return List.of();
        }
        return call.orderIds().stream().flatMap(id -> call.broker().orders().find(id).stream())
                .map(order -> order.terms().tag()).filter(Objects::nonNull).toList();
    }

    private static List<String> tags(JsonNode body) {
        if (!body.isArray()) {
            return body.path("tag").isTextual() ? List.of(body.get("tag").textValue()) : List.of();
        }
        List<String> tags = new ArrayList<>(body.size());
        body.forEach(line -> Optional.ofNullable(line.path("tag").textValue()).ifPresent(tags::add));
        return List.copyOf(tags);
    }
}
