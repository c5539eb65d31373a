package io.anumati.simulator.stream;

import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.delivery.Channel;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.OrderText;
import io.anumati.simulator.order.Row;

/** Tells every connection of a customer of every step of his orders, whatever platform they came from. */
final class PortfolioStream {

    private final Connections connections;

    PortfolioStream(Connections connections) {
        this.connections = connections;
    }

    void tell(Order order, Row row) {
        say(order.userId(), UpdateType.ORDER, () -> OrderText.message(order, row));
    }

    /** Sends to the connections that asked for such messages. @return how many there are */
    int say(String userId, UpdateType type, Supplier<JsonNode> message) {
        var listeners = connections.of(userId, Channel.PORTFOLIO).stream().filter(one -> one.grant().types().contains(type))
                .toList();
        if (!listeners.isEmpty()) {
            byte[] text = Json.bytes(message.get());
            listeners.forEach(one -> connections.send(one, text));
        }
        return listeners.size();
    }
}
