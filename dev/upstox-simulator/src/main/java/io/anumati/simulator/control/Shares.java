package io.anumati.simulator.control;

import java.math.BigDecimal;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;

import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.json.Json;
import io.vertx.core.Future;

/** What customers hold in the long term. */
final class Shares {

    /** @param averagePrice rupees each */
    private record Wanted(String instrumentKey, int quantity, BigDecimal averagePrice) {
    }

    private Shares() {
    }

    static Future<Object> put(ControlCall call) {
        Broker broker = call.broker();
        Wanted wanted = Json.as(Wanted.class, call.body());
        Instrument instrument = broker.instruments().find(wanted.instrumentKey())
                .orElseThrow(() -> new NotFound("instrument " + wanted.instrumentKey()));
        BigDecimal price = wanted.averagePrice() == null ? instrument.price() : wanted.averagePrice();
        broker.holdings().put(People.user(call).id(), instrument, wanted.quantity(), price);
        return all(call);
    }

    static Future<Object> all(ControlCall call) {
        ArrayNode rows = Json.array();
        call.broker().holdings().of(People.user(call).id()).forEach(holding -> rows.add(Json.tree(Map.of("instrumentKey",
                holding.instrument().key(), "quantity", holding.quantity(), "averagePrice", holding.averagePrice()))));
        return Future.succeededFuture(rows);
    }
}
