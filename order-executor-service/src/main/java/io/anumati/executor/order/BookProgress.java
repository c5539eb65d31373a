package io.anumati.executor.order;

import java.util.Collection;

import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderState;

/** Reads the broker's status words as one of our states, and tells news from stale reads. */
public final class BookProgress {

    private BookProgress() {
    }

    /** A word that is not known counts as accepted and no more: it is read again. */
    public static OrderState stateOf(BrokerOrder shown) {
        return stateOf(shown.status(), shown.filledQuantity());
    }

    /** @param status the broker's word, or null */
    public static OrderState stateOf(String status, long filledQuantity) {
        return switch (status == null ? "" : status.strip()) {
            case "complete" -> OrderState.FILLED;
            case "rejected" -> OrderState.REJECTED_EXCHANGE;
            case "cancelled", "cancelled after market order" -> OrderState.CANCELLED;
            case "open", "trigger pending", "modify pending", "modify validation pending", "modified", "not modified",
                    "cancel pending", "not cancelled" ->
                filledQuantity > 0 ? OrderState.PARTIALLY_FILLED : OrderState.OPEN;
            default -> filledQuantity > 0 ? OrderState.PARTIALLY_FILLED : OrderState.ACKED; // free text, no choice of ours
        };
    }

    /**
     * A hint may be about any order that was ever sent, one that is proven absent or queued again too; silence only about those
     * that are at the broker or may be.
     */
    public static boolean isWorthARead(Collection<Order> orders, boolean hinted, boolean silent) {
        return orders.stream().anyMatch(order -> hinted && order.attempts() > 0
                || silent && (order.isAtBroker() || order.state() == OrderState.UNKNOWN));
    }

    /** Whether a read tells more than is known: never backwards in state or filled quantity, never twice the same. */
    public static boolean isNews(OrderState known, BrokerOrder knownBook, BrokerOrder shown) {
        OrderState state = stateOf(shown);
        return switch (known) {
            case QUEUED, SENDING, UNKNOWN, PROVEN_ABSENT, FOUND_LATE, NEEDS_REVIEW -> true;
            case ACKED, OPEN, PARTIALLY_FILLED -> {
                long filled = knownBook == null ? 0 : knownBook.filledQuantity();
                boolean forward = rank(state) > rank(known) && shown.filledQuantity() >= filled;
                boolean moreFilled = rank(state) == rank(known) && shown.filledQuantity() > filled;
                yield forward || moreFilled;
            }
            case RECEIVED, REFUSED, AWAITING_CONFIRMATION, LAPSED, SLICED, WITHDRAWN, EXPIRED, REJECTED_BROKER, FILLED,
                    CANCELLED,
                    REJECTED_EXCHANGE, LAPSED_DAY ->
                false;
        };
    }

    /** How far an order at the broker has come; -1 for states that are not the broker's. */
    public static int rank(OrderState state) {
        return switch (state) {
            case ACKED -> 0;
            case OPEN -> 1;
            case PARTIALLY_FILLED -> 2;
            case FILLED, CANCELLED, REJECTED_EXCHANGE, LAPSED_DAY -> 3;
            case RECEIVED, REFUSED, AWAITING_CONFIRMATION, LAPSED, QUEUED, SLICED, WITHDRAWN, EXPIRED, SENDING, REJECTED_BROKER,
                    UNKNOWN,
                    PROVEN_ABSENT, FOUND_LATE, NEEDS_REVIEW ->
                -1;
        };
    }
}
