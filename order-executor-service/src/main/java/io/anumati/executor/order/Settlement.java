package io.anumati.executor.order;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;

/**
 * What an operator has found out about an order that could not be told automatically.
 *
 * @param filledQuantity null where it is not said
 * @param averagePrice rupees, null where it is not said
 * @param brokerOrderId null where it is not said
 * @param reason how it was found out
 */
public record Settlement(OrderState state, Long filledQuantity, BigDecimal averagePrice, String brokerOrderId, String reason) {

    /** What may have become of an order that was called for. */
    static final Set<OrderState> TARGETS = EnumSet.of(OrderState.FILLED, OrderState.CANCELLED, OrderState.REJECTED_BROKER,
            OrderState.REJECTED_EXCHANGE, OrderState.LAPSED_DAY, OrderState.PROVEN_ABSENT);

    private static final Set<OrderState> NOTHING_FILLED = EnumSet.of(OrderState.REJECTED_BROKER, OrderState.REJECTED_EXCHANGE,
            OrderState.PROVEN_ABSENT);

    /** What contradicts itself, the order, or what the book has shown; in words for the operator. */
    public Optional<String> objection(Order order) {
        if (!TARGETS.contains(state)) {
            return Optional.of("An order is settled as one of %s.".formatted(TARGETS));
        }
        if (averagePrice != null && (averagePrice.signum() <= 0 || filledQuantity == null || filledQuantity == 0)) {
            return Optional.of("An average price is above 0 and needs a filled quantity.");
        }
        return filledQuantity == null ? Optional.empty() : quantityObjection(order);
    }

    private Optional<String> quantityObjection(Order order) {
        long whole = order.sized().quantity();
        long shown = order.lastShown().map(book -> book.filledQuantity()).orElse(0L);
        if (filledQuantity < shown || filledQuantity > whole) {
            return Optional.of("The order is of %d, and the broker has shown %d of it filled.".formatted(whole, shown));
        }
        if (state == OrderState.FILLED && filledQuantity != whole) {
            return Optional.of("A filled order is filled as a whole.");
        }
        if (NOTHING_FILLED.contains(state) && filledQuantity != 0) {
            return Optional.of("Of such an order nothing is filled.");
        }
        return Optional.empty();
    }

    /** With the quantity of an order that is filled as a whole, where it was not said. */
    public Settlement of(Order order) {
        boolean isWhole = state == OrderState.FILLED && filledQuantity == null;
        return isWhole ? new Settlement(state, order.sized().quantity(), averagePrice, brokerOrderId, reason) : this;
    }

    /** @param staffId subject of the operator's token */
    public OrderStep.Settled by(String staffId) {
        return new OrderStep.Settled(staffId, state, reason, filledQuantity, averagePrice, brokerOrderId);
    }
}
