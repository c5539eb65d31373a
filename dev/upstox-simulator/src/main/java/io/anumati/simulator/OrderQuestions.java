package io.anumati.simulator;

import java.util.regex.Pattern;

/**
 * What the broker's documents leave open about orders, or say in two ways. As JSON it is the member {@code orderQuestions} of
 * the
 * configuration.
 *
 * @param batchLines most orders one multi place call may become, slices counted (25 in February 2026, 10 later)
 * @param bulkCancels most open orders a cancel multi call acts on; with more it fails as a whole (50, later 10)
 * @param exits most positions an exit call acts on; with more it fails as a whole (50, later 10)
 * @param someSlices what place version 3 answers when only some slices are accepted
 * @param modifiedQuantity what the quantity of a modify call means after a partial fill
 * @param tradeTime how trades write their times
 * @param tagPattern tags outside it are refused with {@code UDAPI100036}
 */
public record OrderQuestions(int batchLines, int bulkCancels, int exits, SomeSlices someSlices,
        ModifiedQuantity modifiedQuantity, TradeTime tradeTime, Pattern tagPattern) {

    /** The answer to a sliced order of which the gateway takes only a part. What was taken stays taken. */
    public enum SomeSlices {
        /** 200 with the orders that were taken. */
        SUCCESS,
        /** 207 {@code partial_success} with the orders that were taken and an error for each other slice. */
        PARTIAL_SUCCESS,
        /** The error alone, as if nothing had been taken. */
        ERROR
    }

    /** The meaning of {@code quantity} when a partly filled order is modified. */
    public enum ModifiedQuantity {
        /** Of the whole order, what is filled included. */
        TOTAL,
        /** What is still to be filled. */
        REMAINING
    }

    /** The style of a trade's times. */
    public enum TradeTime {
        /** {@code 14-Sep-2026 09:20:05}, as the broker's page shows. */
        NAMED_MONTH,
        /** {@code 2026-09-14 09:20:05}, as orders have it. */
        AS_ORDERS
    }

    public OrderQuestions {
        if (batchLines < 1 || bulkCancels < 1 || exits < 1) {
            throw new IllegalArgumentException("orderQuestions: a cap is at least 1");
        }
        if (someSlices == null || modifiedQuantity == null || tradeTime == null || tagPattern == null) {
            throw new IllegalArgumentException("orderQuestions lacks a value");
        }
    }

    public static OrderQuestions documented() {
        return new OrderQuestions(10, 10, 10, SomeSlices.SUCCESS, ModifiedQuantity.TOTAL, TradeTime.NAMED_MONTH,
                Pattern.compile("(?s).*"));
    }
}
