package io.anumati.simulator.api;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

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
        JsonNode body = call.api() == ApiCall.PLACE ? call.json() : MissingNode.getInstance();
        broker.witness().saw(new OrderCall(broker.witness().nextSequence(), call.api(), call.arrivedAtMicros(),
                call.monotonicNanos(), call.brokerNanos(), call.source(),
                broker.accounts().ownerOf(call.source(), session.map(Session::userId).orElse(null)).orElse(null),
                session.map(Session::clientId).orElse(null),
                session.map(Session::tokenHash).or(() -> call.token().map(Sessions::sha256)).orElse(null),
                session.map(Session::userId).orElse(null), call.header("X-Algo-Name"), body.path("tag").textValue(),
                call.api() == ApiCall.CANCEL ? call.query("order_id").orElse(null) : null,
                body.path("instrument_token").textValue(), body.path("transaction_type").textValue(),
                body.path("quantity").isInt() ? body.get("quantity").intValue() : null,
                body.path("price").isNumber() ? body.get("price").decimalValue() : null,
                answer.map(Answer::status).orElse(null), answer.flatMap(Answer::errorCode).orElse(null), call.orderIds(),
                fault));
    }
}
