package io.anumati.simulator.api;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.OrderQuestions.TradeTime;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.Terms;
import io.anumati.simulator.position.Trade;
import io.anumati.simulator.time.India;

/** Trades as the broker writes them. */
final class TradeText {

    private static final DateTimeFormatter NAMED_MONTH = DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss", Locale.ENGLISH)
            .withZone(India.ZONE);

    private TradeText() {
    }

    static ObjectNode row(Trade trade, TradeTime style) {
        Order order = trade.order();
        Terms terms = order.terms();
        String symbol = terms.instrument().symbol();
        return Json.object().put("exchange", terms.instrument().exchange()).put("product", terms.product())
                .put("trading_symbol", symbol).put("tradingsymbol", symbol)
                .put("instrument_token", terms.instrument().key()).put("order_type", terms.type())
                .put("transaction_type", terms.side()).put("quantity", trade.quantity())
                .put("exchange_order_id", order.last().exchangeOrderId()).put("order_id", order.id())
                .put("exchange_timestamp", time(trade.at(), style)).put("average_price", trade.price())
                .put("trade_id", trade.id()).put("order_ref_id", order.reference())
                .put("order_timestamp", time(order.placedAt(), style));
    }

    private static String time(Instant at, TradeTime style) {
        return switch (style) {
            case NAMED_MONTH -> NAMED_MONTH.format(at);
            case AS_ORDERS -> India.orderTime(at);
        };
    }
}
