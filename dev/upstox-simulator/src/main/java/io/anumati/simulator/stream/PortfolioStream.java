package io.anumati.simulator.stream;

import java.util.List;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.delivery.Channel;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.OrderText;
import io.anumati.simulator.order.Row;
import io.anumati.simulator.position.Holding;
import io.anumati.simulator.position.Holdings;
import io.anumati.simulator.position.Position;
import io.anumati.simulator.position.Positions;

/**
 * Tells every connection of a customer of every step of his orders, whatever platform they came from, and of what fills make of
 * his positions and holdings.
 */
final class PortfolioStream {

    private final Connections connections;
    private final Positions positions;
    private final Holdings holdings;

    PortfolioStream(Connections connections, Positions positions, Holdings holdings) {
        this.connections = connections;
        this.positions = positions;
        this.holdings = holdings;
        positions.listen(this::tell);
        holdings.listen(this::tell);
    }

    void tell(Order order, Row row) {
        say(order.userId(), UpdateType.ORDER, () -> OrderText.message(order, row));
    }

    /** Sends to the connections that asked for such messages. @return how many there are */
    int say(String userId, UpdateType type, Supplier<JsonNode> message) {
        List<Connection> listeners = connections.of(userId, Channel.PORTFOLIO).stream()
                .filter(one -> one.grant().types().contains(type)).toList();
        if (!listeners.isEmpty()) {
            byte[] text = Json.bytes(message.get());
            listeners.forEach(one -> connections.send(one, text));
        }
        return listeners.size();
    }

    /** Shares sold for delivery are used up in the holding at once, and leave it overnight. */
    private void tell(Position position) {
        say(position.userId(), UpdateType.POSITION, () -> PositionText.of(position));
        if (position.product().equals("D") && position.sold().quantity() > 0) {
            holdings.of(position.userId()).stream().filter(holding -> holding.instrument().equals(position.instrument()))
                    .forEach(this::tell);
        }
    }

    private void tell(Holding holding) {
        int sold = positions.of(holding.userId(), holding.instrument(), "D").map(position -> position.sold().quantity())
                .orElse(0);
        say(holding.userId(), UpdateType.HOLDING, () -> HoldingText.of(holding, sold));
    }
}
