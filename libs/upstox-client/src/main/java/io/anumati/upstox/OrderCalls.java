package io.anumati.upstox;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * Order writes, which must leave from the user's own address, and what became of them. The broker knows no idempotency key:
 * after an {@link OutcomeUnknown} look the tag up, never resend. {@code algoName} is the approved name for {@code X-Algo-Name},
 * or null to send none.
 */
public final class OrderCalls {

    private static final Pattern ORDER_ID = Pattern.compile("[-a-zA-Z0-9]+");
    private static final String NOT_FOUND = "UDAPI100010";

    private final Caller caller;

    OrderCalls(Caller caller) {
        this.caller = caller;
    }

    /** Place v3 without a last look. @see #place(AccessToken, Egress, String, PlaceOrderRequest, LastLook) */
    public CompletableFuture<PlaceAnswer> place(AccessToken token, Egress egress, String algoName, PlaceOrderRequest order) {
        return place(token, egress, algoName, order, LastLook.NONE);
    }

    /** Place v3: accepted by the gateway, no more than that. Source: page "Place Order V3". */
    public CompletableFuture<PlaceAnswer> place(AccessToken token, Egress egress, String algoName, PlaceOrderRequest order,
            LastLook lastLook) {
        Call call = Caller.withJson(write(Endpoint.PLACE, token, "", algoName), order);
        return caller.answer(egress, call, lastLook, (made, answer) -> new PlaceAnswer(
                AnswerReader.orderIds(AnswerReader.data(made, answer), made, answer), AnswerReader.facts(made, answer)));
    }

    /** Modify v3: the request is accepted, the order shows it later. Source: page "Modify Order V3". */
    public CompletableFuture<ModifyAnswer> modify(AccessToken token, Egress egress, String algoName, ModifyOrderRequest change,
            LastLook lastLook) {
        requireOrderId(change.orderId());
        Call call = Caller.withJson(write(Endpoint.MODIFY, token, "", algoName), change);
        return caller.answer(egress, call, lastLook, (made, answer) -> new ModifyAnswer(AnswerReader
                .sameOrder(change.orderId(), AnswerReader.data(made, answer), made, answer), AnswerReader.facts(made, answer)));
    }

    /** Cancel v3 without a last look. @see #cancel(AccessToken, Egress, String, String, LastLook) */
    public CompletableFuture<CancelAnswer> cancel(AccessToken token, Egress egress, String algoName, String orderId) {
        return cancel(token, egress, algoName, orderId, LastLook.NONE);
    }

    /** Cancel v3: the request is accepted, the final state comes later. Source: page "Cancel Order V3". */
    public CompletableFuture<CancelAnswer> cancel(AccessToken token, Egress egress, String algoName, String orderId,
            LastLook lastLook) {
        requireOrderId(orderId);
        Call call = write(Endpoint.CANCEL, token, "?order_id=" + orderId, algoName);
        return caller.answer(egress, call, lastLook, (made, answer) -> new CancelAnswer(
                AnswerReader.sameOrder(orderId, AnswerReader.data(made, answer), made, answer),
                AnswerReader.facts(made, answer)));
    }

    /** Every order of the day, of any platform. Source: page "Get Order Book". */
    public CompletableFuture<List<BookOrder>> book(AccessToken token, Egress egress) {
        return caller.list(BookOrder.class, egress, caller.call(Endpoint.ORDER_BOOK, token));
    }

    /** One order as it stands now. Source: page "Get Order Details". */
    public CompletableFuture<BookOrder> details(AccessToken token, Egress egress, String orderId) {
        requireOrderId(orderId);
        return caller.one(BookOrder.class, egress, caller.call(Endpoint.ORDER_DETAILS, token, "?order_id=" + orderId));
    }

    /** Every state of every order of the day with this tag; an unknown tag gives an empty list. Page "Get Order History". */
    public CompletableFuture<List<HistoryRow>> historyByTag(AccessToken token, Egress egress, String tag) {
        Call call = caller.call(Endpoint.ORDER_HISTORY, token, "?tag=" + Caller.encode(Text.need(tag, "tag")));
        return caller.answer(egress, call, (made, answer) -> {
            try {
                return AnswerReader.list(HistoryRow.class, made, answer);
            } catch (Refused refused) {
                if (refused.code().equals(NOT_FOUND)) {
                    return List.of();
                }
                throw refused;
            }
        });
    }

    /** Every fill of the day. Source: page "Get Trades". */
    public CompletableFuture<List<Trade>> trades(AccessToken token, Egress egress) {
        return caller.list(Trade.class, egress, caller.call(Endpoint.TRADES, token));
    }

    /** An address for one connect to the order updates. Source: page "Portfolio Stream Feed Authorize". */
    CompletableFuture<StreamAddress> streamAddress(AccessToken token, Egress egress) {
        return caller.answer(egress, caller.call(Endpoint.STREAM_ADDRESS, token, "?update_types=order"),
                (made, answer) -> StreamAddress.of(AnswerReader.data(made, answer)));
    }

    private Call write(Endpoint endpoint, AccessToken token, String rest, String algoName) {
        Call call = caller.call(endpoint, token, rest);
        return algoName == null ? call : call.header("X-Algo-Name", algoName);
    }

    private static void requireOrderId(String orderId) {
        if (!ORDER_ID.matcher(Text.need(orderId, "order id")).matches()) {
            throw new IllegalArgumentException("no order id of the broker");
        }
    }
}
