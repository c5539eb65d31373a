package io.anumati.simulator.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;

import io.anumati.simulator.account.User;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.OrderText;
import io.anumati.simulator.order.Row;

/** Order book, details and history. All show what had happened {@code bookDelay} ago. */
final class OrderReads {

    private static final Pattern ORDER_ID = Pattern.compile("^[-a-zA-Z0-9]+");
    private static final byte[] BOOK_START = "{\"status\":\"success\",\"data\":[".getBytes(US_ASCII);
    private static final byte[] BOOK_END = "]}".getBytes(US_ASCII);

    private OrderReads() {
    }

    static Answer book(Call call) {
        User user = Gate.read(call).user();
        long until = seenUntil(user);
        ByteArrayOutputStream text = new ByteArrayOutputStream(4096);
        text.writeBytes(BOOK_START);
        String separator = "";
        for (Order order : call.broker().orders().today(user.id())) {
            Optional<Row> row = order.lastSeen(until);
            if (row.isPresent()) {
                text.writeBytes(separator.getBytes(US_ASCII));
                text.writeBytes(order.bookText(row.get()));
                separator = ",";
            }
        }
        text.writeBytes(BOOK_END);
        return Answer.raw("application/json", text.toByteArray());
    }

    static Answer details(Call call) {
        User user = Gate.read(call).user();
        if (call.query("order_id").isEmpty()) {
            throw new RefusedCall(ErrorCode.ORDER_ID_OR_TAG_NEEDED);
        }
        Order order = named(call, user.id());
        return order.lastSeen(seenUntil(user)).map(row -> Answer.success(OrderText.details(order, row)))
                .orElseThrow(() -> new RefusedCall(ErrorCode.ORDER_UNKNOWN));
    }

    static Answer history(Call call) {
        User user = Gate.read(call).user();
        Optional<String> tag = call.query("tag");
        Optional<String> orderId = call.query("order_id");
        if (tag.isEmpty() && orderId.isEmpty()) {
            throw new RefusedCall(ErrorCode.ORDER_ID_OR_TAG_NEEDED);
        }
        orderId.ifPresent(OrderReads::checkForm);
        ArrayNode rows = Json.array();
        for (Order order : matching(call.broker().orders().today(user.id()), orderId, tag)) {
            order.seen(seenUntil(user)).forEach(row -> rows.add(OrderText.historyRow(order, row)));
        }
        if (rows.isEmpty()) {
            throw new RefusedCall(ErrorCode.ORDER_UNKNOWN);
        }
        return Answer.success(rows);
    }

    /** The order that the query names. */
    static Order named(Call call, String userId) {
        String orderId = call.query("order_id").orElseThrow(() -> new RefusedCall(ErrorCode.ORDER_ID_MISSING));
        checkForm(orderId);
        return call.broker().orders().find(userId, orderId).orElseThrow(() -> new RefusedCall(ErrorCode.ORDER_UNKNOWN));
    }

    private static List<Order> matching(List<Order> orders, Optional<String> orderId, Optional<String> tag) {
        return orders.stream().filter(order -> orderId.isEmpty() || orderId.get().equals(order.id()))
                .filter(order -> tag.isEmpty() || Objects.equals(tag.get(), order.terms().tag())).toList();
    }

    static void checkForm(String orderId) {
        if (!ORDER_ID.matcher(orderId).matches()) {
            throw new RefusedCall(ErrorCode.ORDER_ID_MALFORMED);
        }
    }

    static long seenUntil(User user) {
        return System.nanoTime() - user.settings().bookDelay().toNanos();
    }
}
