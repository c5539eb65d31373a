package io.anumati.executor.reconcile;

import io.anumati.contracts.OrderState;
import io.anumati.executor.order.BookProgress;
import io.anumati.upstox.BookOrder;

/** Whether what the book shows of an order can still become what the journal says, or contradicts it. */
final class Progress {

    private Progress() {
    }

    /** The book is behind an order that is working, or tells another end of one that is over. */
    static boolean contradicts(OrderState journal, BookOrder shown) {
        OrderState state = BookProgress.stateOf(shown.status(), shown.filledQuantity());
        return switch (journal) {
            case ACKED, OPEN, PARTIALLY_FILLED -> BookProgress.rank(state) < BookProgress.rank(journal);
            case FILLED, CANCELLED, REJECTED_EXCHANGE, LAPSED_DAY, REFUSED, LAPSED, WITHDRAWN, EXPIRED, SLICED, REJECTED_BROKER,
                    PROVEN_ABSENT ->
                state != journal;
            case RECEIVED, AWAITING_CONFIRMATION, QUEUED, SENDING, UNKNOWN, FOUND_LATE, NEEDS_REVIEW -> false;
        };
    }

    /** @param filled as a book showed it last */
    static boolean fillContradicts(OrderState journal, long filled, BookOrder shown) {
        return switch (journal) {
            case ACKED, OPEN, PARTIALLY_FILLED -> shown.filledQuantity() < filled;
            case FILLED, CANCELLED, REJECTED_EXCHANGE, LAPSED_DAY -> shown.filledQuantity() != filled;
            case RECEIVED, REFUSED, AWAITING_CONFIRMATION, LAPSED, QUEUED, WITHDRAWN, EXPIRED, SLICED, SENDING, REJECTED_BROKER,
                    UNKNOWN, PROVEN_ABSENT, FOUND_LATE, NEEDS_REVIEW ->
                false;
        };
    }
}
