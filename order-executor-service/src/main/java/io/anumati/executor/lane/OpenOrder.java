package io.anumati.executor.lane;

import java.math.BigDecimal;
import java.time.Instant;

import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderState;
import io.anumati.executor.order.Order;

/**
 * An order that is not over yet, for operators. What is not known is null.
 *
 * @param quantity as sized
 * @param filledQuantity as the broker's book showed it last
 * @param since when it came into this state, UTC
 */
public record OpenOrder(String commandId, String userId, String signalId, String instrumentKey, OrderState state,
        Long quantity, Long filledQuantity, BigDecimal averagePrice, int attempts, String tag, String brokerOrderId,
        Instant since, Instant validUntil) {

    static OpenOrder of(Order order) {
        return new OpenOrder(order.commandId(), order.userId(), order.subject().signalId(),
                order.asked().terms() == null ? null : order.instrumentKey(), order.state(),
                order.sized() == null ? null : order.sized().quantity(),
                order.lastShown().map(BrokerOrder::filledQuantity).orElse(null),
                order.lastShown().map(BrokerOrder::averagePrice).orElse(null), order.attempts(), order.tag(),
                order.brokerOrderId(), order.changedAt(), order.validUntil());
    }
}
