package io.anumati.executor.order;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderTerms.Side;
import io.anumati.contracts.TradingDay;

/**
 * What one authorisation holds of an instrument by the fills of this trading date's orders. What was bought on an earlier date
 * and
 * carried over is not counted: only a person or the broker can tell whether it is still there.
 *
 * @param net units bought less units sold
 * @param leaving units that exits on their way may still take away
 * @param unclear whether an entry's fills are not known yet
 */
public record Holding(long net, long leaving, boolean unclear) {

    /**
     * @param ended net of orders that have ended
     * @param open orders of the same user that have not ended; those that have are passed over
     */
    public static Holding of(long ended, Collection<Order> open, String authorisationId, String instrumentKey,
            LocalDate today) {
        List<Order> concerned = open.stream().filter(order -> order.isOf(authorisationId, instrumentKey))
                .filter(order -> !order.state().isFinal())
                .filter(order -> order.intentAt() == null || TradingDay.of(order.intentAt()).equals(today)).toList();
        long filled = concerned.stream().mapToLong(Holding::signedFill).sum();
        long leaving = concerned.stream().filter(Order::isExit).mapToLong(Holding::leaving).sum();
        boolean unclear = concerned.stream().anyMatch(order -> !order.isExit() && isUnclear(order));
        return new Holding(ended + filled, leaving, unclear);
    }

    /** Units that an exit may take away now; 0 for nothing. */
    public long toExit() {
        return Math.max(0, Math.abs(net) - leaving);
    }

    public Side exitSide() {
        return net > 0 ? Side.SELL : Side.BUY;
    }

    /** Of an order with these fills. */
    public static long signed(Side side, long filled) {
        return side == Side.BUY ? filled : -filled;
    }

    private static long signedFill(Order order) {
        return order.sized() == null ? 0 : signed(order.sized().terms().side(), filled(order));
    }

    private static long filled(Order order) {
        return order.lastShown().map(BrokerOrder::filledQuantity).orElse(0L);
    }

    private static long leaving(Order exit) {
        long whole = exit.sized() != null ? exit.sized().quantity() : exit.sliceOf().map(slice -> slice.quantity()).orElse(0L);
        return Math.max(0, whole - filled(exit));
    }

    private static boolean isUnclear(Order order) {
        return switch (order.state()) {
            case SENDING, UNKNOWN, NEEDS_REVIEW, FOUND_LATE -> true;
            case ACKED -> order.lastShown().isEmpty();
            case RECEIVED, REFUSED, AWAITING_CONFIRMATION, LAPSED, QUEUED, SLICED, WITHDRAWN, EXPIRED, REJECTED_BROKER, OPEN,
                    PARTIALLY_FILLED, FILLED, CANCELLED, REJECTED_EXCHANGE, LAPSED_DAY, PROVEN_ABSENT ->
                false;
        };
    }
}
