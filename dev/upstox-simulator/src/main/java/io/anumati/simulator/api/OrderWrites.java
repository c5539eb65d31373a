package io.anumati.simulator.api;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.Placement;
import io.anumati.simulator.order.Terms;

/** Orders that come by another way than the API. */
public final class OrderWrites {

    private OrderWrites() {
    }

    /** An order placed by the customer outside any app. @throws RefusedCall when the gateway would refuse it */
    public static List<Order> placeByHand(Broker broker, String userId, JsonNode body) {
        Terms terms = PlaceRules.read(body, Reading.byHand(broker));
        return broker.desk().place(new Placement(userId, null, terms, Fields.flag(body, "slice")));
    }
}
