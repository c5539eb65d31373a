package io.anumati.executor.order;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.TradingDay;

/**
 * What becomes of an order at the broker once its trading day is over. The broker's book shows the orders of one day only
 * (Upstox
 * documentation, "Get Order Book"), and no order of ours outlives its day. An order that the book never showed may have been
 * filled without our seeing it: that is for a person.
 */
public final class DayEnd {

    private DayEnd() {
    }

    /** @param askedAt when the book was asked for that does not show the order */
    public static Optional<OrderStep> notShown(Order order, Instant askedAt) {
        if (!isOver(order, askedAt)) {
            return Optional.empty();
        }
        boolean wasSeen = order.state() != OrderState.FOUND_LATE && order.lastShown().isPresent();
        return Optional.of(wasSeen ? ended(order, order.lastShown().get(), askedAt)
                : new OrderStep.ReviewNeeded(order.tag(), "its day ended before the book showed how it stands"));
    }

    /** @param longest after the call, a person must look at an order of an earlier day when the book cannot be read */
    public static Optional<OrderStep> notRead(Order order, Instant now, Duration longest) {
        boolean tooLong = isOver(order, now) && !now.isBefore(order.intentAt().plus(longest));
        return tooLong
                ? Optional.of(new OrderStep.ReviewNeeded(order.tag(), "the book could not be read since its day ended"))
                : Optional.empty();
    }

    private static boolean isOver(Order order, Instant now) {
        return order.isAtBroker() && tradingDate(order).isBefore(TradingDay.of(now));
    }

    private static LocalDate tradingDate(Order order) {
        return TradingDay.of(order.intentAt());
    }

    private static OrderStep ended(Order order, BrokerOrder shown, Instant askedAt) {
        return new OrderStep.DayEnded(order.tag(), tradingDate(order), shown.filledQuantity(),
                shown.filledQuantity() == 0 ? null : shown.averagePrice(), askedAt);
    }
}
