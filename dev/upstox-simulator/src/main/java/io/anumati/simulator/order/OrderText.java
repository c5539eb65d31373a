package io.anumati.simulator.order;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.json.Json;
import io.anumati.simulator.time.India;

/** Orders as the broker writes them: in the book, in details, in history, and in messages to the outside. */
public final class OrderText {

    private OrderText() {
    }

    static byte[] bookRow(Order order, Row row) {
        return Json.bytes(details(order, row).putNull("guid"));
    }

    /** One object of order details: a book row without {@code guid}. */
    public static ObjectNode details(Order order, Row row) {
        return common(order, row)
                .put("pending_quantity", pending(order, row))
                .put("status_message_raw", row.rawMessage())
                .put("parent_order_id", (String) null)
                .put("order_ref_id", order.reference());
    }

    public static ObjectNode historyRow(Order order, Row row) {
        return common(order, row).put("parent_order_id", "NA");
    }

    /** The portfolio stream's order message, which is the body of a postback too. */
    public static ObjectNode message(Order order, Row row) {
        ObjectNode text = details(order, row);
        text.put("update_type", "order").put("user_id", order.userId()).put("userId", order.userId());
        text.put("instrument_key", order.terms().instrument().key()).putNull("guid");
        text.put("status_message", row.message() == null ? "" : row.message());
        if (row.exchangeOrderId().isEmpty()) {
            text.putNull("exchange_timestamp");
        }
        return text;
    }

    private static ObjectNode common(Order order, Row row) {
        Terms terms = row.terms();
        String symbol = terms.instrument().symbol();
        return Json.object().put("exchange", terms.instrument().exchange())
                .put("product", terms.product())
                .put("price", terms.price())
                .put("quantity", terms.quantity())
                .put("status", row.status().text())
                .put("tag", terms.tag())
                .put("instrument_token", terms.instrument().key())
                .put("placed_by", order.userId())
                .put("trading_symbol", symbol)
                .put("tradingsymbol", symbol)
                .put("order_type", terms.type())
                .put("validity", terms.validity())
                .put("trigger_price", terms.trigger())
                .put("disclosed_quantity", terms.disclosed())
                .put("transaction_type", terms.side())
                .put("average_price", row.filled() == 0 ? BigDecimal.ZERO : row.averagePrice())
                .put("filled_quantity", row.filled())
                .put("status_message", row.message())
                .put("exchange_order_id", row.exchangeOrderId())
                .put("order_id", order.id())
                .put("variety", "SIMPLE")
                .put("order_timestamp", India.orderTime(order.placedAt()))
                .put("exchange_timestamp", row.exchangeOrderId().isEmpty() ? null : India.orderTime(row.at()))
                .put("is_amo", order.isAmo())
                .put("order_request_id", "1");
    }

    private static int pending(Order order, Row row) {
        return row.status().isFinal() ? 0 : row.terms().quantity() - row.filled();
    }
}
